package jp.nozomi.cert.keystore.macos;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.CertificateDecoder;
import jp.nozomi.cert.keystore.CertificateIndex;
import jp.nozomi.cert.keystore.InstallationCheck;
import jp.nozomi.cert.keystore.KeySigner;
import jp.nozomi.cert.keystore.OpaqueKey;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.OpaqueKeyProvider;
import jp.nozomi.cert.keystore.SingleKeyManager;
import jp.nozomi.cert.keystore.TrialKeys;
import jp.nozomi.cert.keystore.Undo;

/**
 * The keychain as a certificate store.
 *
 * <p>A pending key is a permanent key whose label is its name. A certificate joins it by itself,
 * because the keychain looks for the key with the hash of the certificate's public key. No root is
 * ever added.
 */
final class MacStore implements CertificateStore {
  private static final Set<KeySpec> KEYS = Set.of(KeySpec.values());

  private final StoreLocation location;
  private final Keychain keychain;
  private final InstallationCheck check;

  MacStore(StoreLocation location, Keychain keychain, Clock clock) {
    this.location = location;
    this.keychain = keychain;
    this.check = new InstallationCheck(clock);
  }

  @Override
  public StoreLocation location() {
    return location;
  }

  @Override
  public StoreCapabilities capabilities() {
    return new StoreCapabilities(
        Protection.ENFORCED, StoreCapabilities.Scope.OS_USER, KEYS, KEYS, true, false);
  }

  /** {@inheritDoc} Only a key that is made and deleted again tells. */
  @Override
  public void checkWritable() throws StoreException {
    String trial = TrialKeys.name();
    for (KeychainKey key : keychain.keys()) {
      if (key.label().equals(trial) || TrialKeys.isAbandoned(key.label())) {
        keychain.delete(key);
      }
    }
    keychain.delete(make(trial, KeySpec.EC_P256));
  }

  @Override
  public RequestSigner createKey(KeyName name, KeySpec spec) throws StoreException {
    if (find(name).isPresent()) {
      throw new IllegalArgumentException("there is a key of that name");
    }
    KeychainKey key = make(name.value(), spec);
    return signer(keychain.publicKey(key), key);
  }

  private KeychainKey make(String label, KeySpec spec) throws StoreException {
    keychain.createKey(label, spec);
    KeychainKey key = find(label).orElseThrow(() -> notFound("the new key"));
    try {
      readBack(key, spec);
      return key;
    } catch (StoreException e) {
      throw Undo.after(e, () -> keychain.delete(key));
    }
  }

  private void readBack(KeychainKey key, KeySpec spec) throws StoreException {
    PublicKey publicKey = keychain.publicKey(key);
    if (!KeySpec.of(publicKey).equals(Optional.of(spec)) || !key.isOf(publicKey)) {
      throw new StoreException(Reason.KEY_NOT_SUPPORTED, "the keychain made another kind of key");
    }
    if (key.extractable() || keychain.isExported(key)) {
      throw new StoreException(Reason.TOO_WEAK, "the keychain made a key that can be exported");
    }
  }

  @Override
  public Optional<RequestSigner> findKey(KeyName name) throws StoreException {
    Optional<KeychainKey> key = find(name);
    return key.isEmpty()
        ? Optional.empty()
        : Optional.of(signer(keychain.publicKey(key.get()), key.get()));
  }

  /** {@inheritDoc} The certificate last: until then the key is pending. */
  @Override
  public StoredCertificate install(KeyName name, List<X509Certificate> chain)
      throws StoreException {
    KeychainKey key = find(name).orElseThrow(() -> notFound("there is no key of that name"));
    X509Certificate certificate = check.check(chain, keychain.publicKey(key));
    Optional<X509Certificate> present =
        certificates().stream().filter(each -> key.isOf(each.getPublicKey())).findFirst();
    if (present.isPresent() && !present.get().equals(certificate)) {
      throw new StoreException(
          Reason.CERTIFICATE_REFUSED, "the key has another certificate already");
    }
    for (X509Certificate issuer : chain.subList(1, chain.size())) {
      if (!issuer.getSubjectX500Principal().equals(issuer.getIssuerX500Principal())) {
        keychain.addCertificate(der(issuer), issuer.getSubjectX500Principal().getName());
      }
    }
    keychain.addCertificate(der(certificate), name.value());
    return list().stream()
        .filter(each -> each.certificate().equals(certificate))
        .findFirst()
        .orElseThrow(
            () -> new StoreException(Reason.NOT_WRITABLE, "the certificate is not there after"));
  }

  @Override
  public void discardKey(KeyName name) throws StoreException {
    Optional<KeychainKey> key = find(name);
    if (key.isPresent()
        && certificates().stream().noneMatch(each -> key.get().isOf(each.getPublicKey()))) {
      keychain.delete(key.get());
    }
  }

  @Override
  public List<StoredCertificate> list() throws StoreException {
    CertificateIndex index = new CertificateIndex(certificates());
    Map<String, KeychainKey> keys = keysByHash();
    List<StoredCertificate> listed = new ArrayList<>();
    for (X509Certificate each : new LinkedHashSet<>(index.endEntities())) {
      Optional<KeychainKey> key =
          Optional.ofNullable(keys.get(PublicKeyBytes.hash(each.getPublicKey())));
      listed.add(
          new StoredCertificate(
              location,
              each,
              index.chain(each),
              key.isPresent(),
              key.flatMap(KeychainKey::name),
              key.map(KeychainKey::protection).orElse(Protection.FILE)));
    }
    return listed;
  }

  @Override
  public RequestSigner signer(CertificateId id) throws StoreException {
    X509Certificate certificate = require(id, certificates());
    return signer(certificate.getPublicKey(), requireKey(certificate));
  }

  @Override
  public ClientCredential credential(CertificateId id) throws StoreException {
    List<X509Certificate> present = certificates();
    X509Certificate certificate = require(id, present);
    MacSigner key = MacSigner.of(keychain, requireKey(certificate));
    PublicKey publicKey = certificate.getPublicKey();
    OpaqueKeyProvider.registered();
    return new ClientCredential(
        new SingleKeyManager(
            new CertificateIndex(present).chain(certificate), OpaqueKey.of(publicKey, key)),
        publicKey instanceof ECPublicKey || key.supports(Padding.PSS));
  }

  /** The key first: what a crash leaves is a certificate that can be deleted again. */
  @Override
  public void delete(CertificateId id) throws StoreException {
    List<X509Certificate> present = certificates();
    Optional<X509Certificate> found = find(id, present);
    if (found.isEmpty()) {
      return;
    }
    PublicKey publicKey = found.get().getPublicKey();
    boolean shared =
        present.stream()
            .filter(other -> !other.equals(found.get()))
            .anyMatch(other -> other.getPublicKey().equals(publicKey));
    KeychainKey key = keysByHash().get(PublicKeyBytes.hash(publicKey));
    if (key != null && !shared) {
      keychain.delete(key);
    }
    keychain.deleteCertificate(der(found.get()));
  }

  /** Nothing to do: every object lives inside one call. */
  @Override
  public void close() {}

  private Optional<KeychainKey> find(KeyName name) throws StoreException {
    return find(name.value());
  }

  private Optional<KeychainKey> find(String label) throws StoreException {
    return keychain.keys().stream().filter(key -> key.label().equals(label)).findFirst();
  }

  private Map<String, KeychainKey> keysByHash() throws StoreException {
    Map<String, KeychainKey> keys = new HashMap<>();
    for (KeychainKey key : keychain.keys()) {
      keys.put(key.hash(), key);
    }
    return keys;
  }

  private List<X509Certificate> certificates() throws StoreException {
    CertificateDecoder decoder = new CertificateDecoder();
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] each : keychain.certificates()) {
      decoder.decode(each).ifPresent(certificates::add);
    }
    return certificates;
  }

  private KeychainKey requireKey(X509Certificate certificate) throws StoreException {
    return Optional.ofNullable(keysByHash().get(PublicKeyBytes.hash(certificate.getPublicKey())))
        .orElseThrow(() -> notFound("the certificate has no key here"));
  }

  private RequestSigner signer(PublicKey publicKey, KeychainKey key) throws StoreException {
    return new KeySigner(
        publicKey,
        OpaqueKey.of(publicKey, MacSigner.of(keychain, key)),
        Optional.of(OpaqueKeyProvider.registered()));
  }

  private static X509Certificate require(CertificateId id, List<X509Certificate> present)
      throws StoreException {
    return find(id, present).orElseThrow(() -> notFound("no certificate " + id.sha256()));
  }

  private static Optional<X509Certificate> find(CertificateId id, List<X509Certificate> present) {
    return present.stream().filter(each -> CertificateId.of(each).equals(id)).findFirst();
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that has no encoding", e);
    }
  }

  private static StoreException notFound(String detail) {
    return new StoreException(Reason.NOT_FOUND, detail);
  }
}
