package jp.nozomi.cert.keystore.pkcs12;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.PreparesKeys;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.InstallationCheck;
import jp.nozomi.cert.keystore.KeySigner;
import jp.nozomi.cert.keystore.SingleKeyManager;
import org.bouncycastle.asn1.pkcs.SafeBag;

/**
 * A PKCS#12 file as a certificate store.
 *
 * <p>A pending key is a key bag without a certificate <em>in the file itself</em>, under the key's
 * name and with the hash of its public key as localKeyId. A second file for pending keys would need
 * a password, a lock and a recovery of its own, and a crash between the two could leave the
 * certificate in one and its key in the other; here installing is one rename. Other programs skip a
 * key without a certificate, or show it as one.
 */
final class Pkcs12Store implements CertificateStore, PreparesKeys {
  private static final Set<KeySpec> ALL_KEYS = EnumSet.allOf(KeySpec.class);
  private static final StoreCapabilities CAPABILITIES =
      new StoreCapabilities(
          Protection.FILE, StoreCapabilities.Scope.FILE_READER, ALL_KEYS, ALL_KEYS, false);

  private final Vault vault;
  private final PreparedKey prepared;
  private final InstallationCheck check;

  Pkcs12Store(Vault vault, SecureRandom random, Clock clock) {
    this.vault = vault;
    this.prepared = new PreparedKey(random);
    this.check = new InstallationCheck(clock);
  }

  @Override
  public StoreLocation location() {
    return vault.file().location();
  }

  @Override
  public StoreCapabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public void checkWritable() throws StoreException {
    vault.checkWritable();
  }

  @Override
  public RequestSigner createKey(KeyName name, KeySpec spec) throws StoreException {
    KeyPair pair = prepared.take(spec);
    String localKeyId = PublicKeyHash.of(pair.getPublic()).hex();
    vault.change(
        view -> {
          if (view.entries().key(name).isPresent()) {
            throw new IllegalArgumentException("there is a key of that name");
          }
          SafeBag bag = vault.shroud(view.contents(), pair, name.value(), localKeyId);
          return view.contents().withKey(bag);
        });
    return new KeySigner(pair.getPublic(), pair.getPrivate());
  }

  @Override
  public void prepareKey(KeySpec spec) throws StoreException {
    prepared.make(spec);
  }

  @Override
  public void discardPreparedKey() {
    prepared.drop();
  }

  @Override
  public Optional<RequestSigner> findKey(KeyName name) throws StoreException {
    Optional<SafeBag> key = vault.view().entries().key(name);
    return key.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeySigner(publicKey(key.get()), vault.privateKey(key.get())));
  }

  @Override
  public StoredCertificate install(KeyName name, List<X509Certificate> chain)
      throws StoreException {
    vault.change(view -> installed(view, name, chain));
    return stored(vault.view().entries(), chain.get(0));
  }

  @Override
  public void discardKey(KeyName name) throws StoreException {
    vault.change(
        view -> {
          Optional<SafeBag> key = view.entries().key(name);
          boolean pending = key.isPresent() && view.entries().certificate(key.get()).isEmpty();
          return pending ? view.contents().without(key.get()::equals) : view.contents();
        });
  }

  @Override
  public List<StoredCertificate> list() throws StoreException {
    Entries entries = vault.view().entries();
    return entries.endEntities().stream().map(each -> stored(entries, each)).toList();
  }

  @Override
  public RequestSigner signer(CertificateId id) throws StoreException {
    Entries entries = vault.view().entries();
    X509Certificate certificate = require(entries, id);
    return new KeySigner(certificate.getPublicKey(), privateKey(entries, certificate));
  }

  @Override
  public ClientCredential credential(CertificateId id) throws StoreException {
    Entries entries = vault.view().entries();
    X509Certificate certificate = require(entries, id);
    return new ClientCredential(
        new SingleKeyManager(entries.chain(certificate), privateKey(entries, certificate)), true);
  }

  @Override
  public void delete(CertificateId id) throws StoreException {
    vault.change(
        view -> {
          Optional<X509Certificate> certificate = view.entries().certificate(id);
          return certificate.isEmpty()
              ? view.contents()
              : view.contents().without(view.entries().deletion(certificate.get())::contains);
        });
  }

  @Override
  public void close() {
    prepared.drop();
    vault.close();
  }

  private Contents installed(Vault.View view, KeyName name, List<X509Certificate> chain)
      throws StoreException {
    Entries entries = view.entries();
    SafeBag key = entries.key(name).orElseThrow(() -> notFound("no key of that name"));
    Optional<X509Certificate> present = entries.certificate(key);
    if (present.isPresent() && present.equals(chain.stream().findFirst())) {
      return view.contents();
    }
    X509Certificate certificate = check.check(chain, publicKey(key));
    if (present.isPresent()) {
      throw new StoreException(
          StoreException.Reason.CERTIFICATE_REFUSED, "the key has another certificate already");
    }
    List<SafeBag> bags = new ArrayList<>();
    bags.add(Bags.certificate(certificate, name.value(), Bags.localKeyId(key)));
    for (X509Certificate issuer : chain.subList(1, chain.size())) {
      if (!entries.contains(issuer)) {
        bags.add(Bags.issuer(issuer));
      }
    }
    return view.contents().withCertificates(bags, vault.encryption(view.contents()));
  }

  private StoredCertificate stored(Entries entries, X509Certificate certificate) {
    Optional<SafeBag> key = entries.key(certificate);
    return new StoredCertificate(
        location(),
        certificate,
        entries.chain(certificate),
        key.isPresent(),
        key.flatMap(Bags::keyName),
        Protection.FILE);
  }

  private PublicKey publicKey(SafeBag key) throws StoreException {
    return vault
        .publicKey(key)
        .orElseThrow(
            () ->
                new StoreException(
                    StoreException.Reason.UNREADABLE, "the key does not tell its public key"));
  }

  private X509Certificate require(Entries entries, CertificateId id) throws StoreException {
    return entries.certificate(id).orElseThrow(() -> notFound("no certificate " + id.sha256()));
  }

  private PrivateKey privateKey(Entries entries, X509Certificate certificate)
      throws StoreException {
    SafeBag key =
        entries.key(certificate).orElseThrow(() -> notFound("the certificate has no key here"));
    Optional<PublicKey> inside = vault.publicKey(key);
    if (inside.isPresent() && !inside.get().equals(certificate.getPublicKey())) {
      throw new StoreException(
          StoreException.Reason.KEY_MISMATCH, "the key beside the certificate is another one");
    }
    return vault.privateKey(key);
  }

  private static StoreException notFound(String detail) {
    return new StoreException(StoreException.Reason.NOT_FOUND, detail);
  }
}
