package jp.nozomi.cert.keystore.cryptoki;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
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
import jp.nozomi.cert.keystore.CertificateIndex;
import jp.nozomi.cert.keystore.InstallationCheck;
import jp.nozomi.cert.keystore.KeySigner;
import jp.nozomi.cert.keystore.OpaqueKey;
import jp.nozomi.cert.keystore.OpaqueKeyProvider;
import jp.nozomi.cert.keystore.SingleKeyManager;
import jp.nozomi.cert.keystore.cryptoki.TokenObjects.TokenCertificate;
import jp.nozomi.cert.keystore.cryptoki.TokenObjects.TokenPrivateKey;

/**
 * A token as a certificate store.
 *
 * <p>A pending key is a key pair on the token whose label is the key's name; it needs no
 * certificate to be found again. What the token gives out (signers, credentials) works while the
 * store is open.
 */
public final class TokenStore implements CertificateStore {
  private final StoreLocation location;
  private final CryptokiSession session;
  private final TokenObjects objects;
  private final TokenKind kind;
  private final InstallationCheck check;

  /**
   * Makes a store of a session that is logged in.
   *
   * @param location the token's location
   * @param session the session, which the store closes
   * @param kind what is particular about the token
   * @param check decides what may be installed
   */
  public TokenStore(
      StoreLocation location, CryptokiSession session, TokenKind kind, InstallationCheck check) {
    this.location = location;
    this.session = session;
    this.objects = new TokenObjects(session);
    this.kind = kind;
    this.check = check;
  }

  @Override
  public StoreLocation location() {
    return location;
  }

  @Override
  public StoreCapabilities capabilities() {
    return TokenCapabilities.of(session.module(), session.slot(), kind);
  }

  @Override
  public void checkWritable() throws StoreException {
    if (session.module().token(session.slot()).isWriteProtected()) {
      throw new StoreException(Reason.NOT_WRITABLE, "the token is write-protected");
    }
    kind.checkWritable();
  }

  @Override
  public RequestSigner createKey(KeyName name, KeySpec spec) throws StoreException {
    return explained(() -> create(name, spec));
  }

  private RequestSigner create(KeyName name, KeySpec spec) throws StoreException {
    if (objects.privateKey(name).isPresent()) {
      throw new IllegalArgumentException("there is a key of that name");
    }
    long handle = objects.generate(name, spec);
    TokenPrivateKey key = objects.privateKey(name).orElseThrow(() -> notFound("the new key"));
    if (!objects.staysOnToken(handle)) {
      objects.delete(key);
      throw new StoreException(Reason.TOO_WEAK, "the token made the key extractable");
    }
    PublicKey publicKey = objects.publicKey(key);
    return signer(publicKey, objects.identify(key, publicKey));
  }

  @Override
  public Optional<RequestSigner> findKey(KeyName name) throws StoreException {
    return explained(
        () -> {
          Optional<TokenPrivateKey> key = find(name);
          return key.isEmpty()
              ? Optional.empty()
              : Optional.of(signer(objects.publicKey(key.get()), key.get()));
        });
  }

  @Override
  public StoredCertificate install(KeyName name, List<X509Certificate> chain)
      throws StoreException {
    return explained(() -> join(name, chain));
  }

  private StoredCertificate join(KeyName name, List<X509Certificate> chain) throws StoreException {
    TokenPrivateKey key = find(name).orElseThrow(() -> notFound("no such key"));
    List<TokenCertificate> present = objects.certificates();
    Optional<TokenCertificate> installed = certificateOf(key, present);
    boolean again =
        installed.isPresent()
            && !chain.isEmpty()
            && installed.get().certificate().equals(chain.get(0));
    if (!again) {
      X509Certificate certificate = check.check(chain, objects.publicKey(key));
      if (installed.isPresent()) {
        throw new StoreException(
            Reason.CERTIFICATE_REFUSED, "the key has another certificate already");
      }
      addIssuers(chain.subList(1, chain.size()), present);
      objects.addCertificate(certificate, HexFormat.of().parseHex(key.id()), name.value());
    }
    return list().stream()
        .filter(each -> each.certificate().equals(chain.get(0)))
        .findFirst()
        .orElseThrow(() -> notFound("what was just installed"));
  }

  @Override
  public void discardKey(KeyName name) throws StoreException {
    explained(
        () -> {
          Optional<TokenPrivateKey> key = find(name);
          if (key.isEmpty()) {
            objects.deletePublicHalves(name);
          } else if (certificateOf(key.get(), objects.certificates()).isEmpty()) {
            objects.delete(key.get());
          }
          return key;
        });
  }

  @Override
  public List<StoredCertificate> list() throws StoreException {
    return explained(this::listed);
  }

  private List<StoredCertificate> listed() throws StoreException {
    List<TokenCertificate> present = objects.certificates();
    Map<String, TokenPrivateKey> keys = objects.privateKeys();
    if (present.isEmpty()) {
      requireToken();
    }
    CertificateIndex index = index(present);
    Protection declared = capabilities().protection();
    Set<X509Certificate> endEntities = new HashSet<>(index.endEntities());
    List<StoredCertificate> listed = new ArrayList<>();
    for (TokenCertificate each : present) {
      if (endEntities.remove(each.certificate())) {
        Optional<TokenPrivateKey> key = ownKey(each, keys);
        listed.add(
            new StoredCertificate(
                location,
                each.certificate(),
                index.chain(each.certificate()),
                key.isPresent(),
                key.flatMap(TokenPrivateKey::name),
                protection(key, declared)));
      }
    }
    return listed;
  }

  @Override
  public RequestSigner signer(CertificateId id) throws StoreException {
    return explained(
        () -> {
          TokenCertificate certificate = require(id, objects.certificates());
          return signer(certificate.certificate().getPublicKey(), requireKey(certificate));
        });
  }

  @Override
  public ClientCredential credential(CertificateId id) throws StoreException {
    return explained(() -> login(id));
  }

  private ClientCredential login(CertificateId id) throws StoreException {
    List<TokenCertificate> present = objects.certificates();
    TokenCertificate certificate = require(id, present);
    PublicKey publicKey = certificate.certificate().getPublicKey();
    OpaqueKeyProvider.registered();
    return new ClientCredential(
        new SingleKeyManager(
            index(present).chain(certificate.certificate()),
            opaque(publicKey, requireKey(certificate))),
        KeySpec.of(publicKey).filter(capabilities().tls13Keys()::contains).isPresent());
  }

  @Override
  public void delete(CertificateId id) throws StoreException {
    explained(() -> remove(id));
  }

  /** The certificate last: a deletion that was cut short can be repeated from the list. */
  private CertificateId remove(CertificateId id) throws StoreException {
    List<TokenCertificate> wanted = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    for (TokenCertificate each : objects.certificates()) {
      if (CertificateId.of(each.certificate()).equals(id)) {
        wanted.add(each);
      } else {
        needed.add(each.id());
      }
    }
    Map<String, TokenPrivateKey> keys = objects.privateKeys();
    for (TokenCertificate each : wanted) {
      TokenPrivateKey key = needed.contains(each.id()) ? null : keys.remove(each.id());
      if (key != null && objects.mayBeOf(key, each.certificate().getPublicKey())) {
        objects.delete(key);
      }
    }
    for (TokenCertificate each : wanted) {
      objects.delete(each);
    }
    return id;
  }

  @Override
  public void close() {
    session.close();
    kind.close();
  }

  private Optional<TokenPrivateKey> find(KeyName name) throws StoreException {
    Optional<TokenPrivateKey> found = objects.privateKey(name);
    if (found.isEmpty()) {
      requireToken();
    }
    return found;
  }

  /**
   * A module may show a token that was pulled out as an empty one. Asked only where nothing was
   * found: SoftHSM also fails to tell while another process writes.
   */
  private void requireToken() throws StoreException {
    session.module().token(session.slot());
  }

  private interface Work<T> {
    T run() throws StoreException;
  }

  private <T> T explained(Work<T> work) throws StoreException {
    try {
      return work.run();
    } catch (StoreException e) {
      throw kind.explain(e);
    }
  }

  private void addIssuers(List<X509Certificate> issuers, List<TokenCertificate> present)
      throws StoreException {
    for (X509Certificate issuer : issuers) {
      if (present.stream().noneMatch(each -> each.certificate().equals(issuer))) {
        objects.addCertificate(
            issuer,
            PublicKeys.joiningId(issuer.getPublicKey()),
            issuer.getSubjectX500Principal().getName());
      }
    }
  }

  // A key that another program made extractable is as weak as the password in front of it.
  private Protection protection(Optional<TokenPrivateKey> key, Protection declared)
      throws StoreException {
    return key.isPresent() && !objects.staysOnToken(key.get().handle())
        ? Protection.FILE
        : declared;
  }

  private static CertificateIndex index(List<TokenCertificate> present) {
    return new CertificateIndex(present.stream().map(TokenCertificate::certificate).toList());
  }

  private static Optional<TokenCertificate> certificateOf(
      TokenPrivateKey key, List<TokenCertificate> present) {
    return present.stream().filter(each -> each.id().equals(key.id())).findFirst();
  }

  private static TokenCertificate require(CertificateId id, List<TokenCertificate> present)
      throws StoreException {
    return present.stream()
        .filter(each -> CertificateId.of(each.certificate()).equals(id))
        .findFirst()
        .orElseThrow(() -> notFound("no certificate " + id.sha256()));
  }

  private TokenPrivateKey requireKey(TokenCertificate certificate) throws StoreException {
    return ownKey(certificate, objects.privateKeys())
        .orElseThrow(() -> notFound("the certificate has no key here"));
  }

  private Optional<TokenPrivateKey> ownKey(
      TokenCertificate certificate, Map<String, TokenPrivateKey> keys) throws StoreException {
    TokenPrivateKey key = keys.get(certificate.id());
    return key != null && objects.mayBeOf(key, certificate.certificate().getPublicKey())
        ? Optional.of(key)
        : Optional.empty();
  }

  private RequestSigner signer(PublicKey publicKey, TokenPrivateKey key) {
    return new KeySigner(
        publicKey, opaque(publicKey, key), Optional.of(OpaqueKeyProvider.registered()));
  }

  private OpaqueKey opaque(PublicKey publicKey, TokenPrivateKey key) {
    return OpaqueKey.of(publicKey, new TokenKey(session, key.handle(), kind));
  }

  private static StoreException notFound(String detail) {
    return new StoreException(Reason.NOT_FOUND, detail);
  }
}
