package jp.nozomi.cert.keystore.windows;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.name.DistinguishedName;
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
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.OpaqueKeyProvider;
import jp.nozomi.cert.keystore.SingleKeyManager;
import jp.nozomi.cert.keystore.Undo;

/**
 * The Windows user's own store: certificates in MY, issuers in CA, keys on a {@link KeyRoute}.
 *
 * <p>A pending key is a named key without a certificate; other programs do not see it. Installing
 * adds the certificate and the place of its key in one call, issuers first, so that a crash leaves
 * either a pending key or a complete entry. Nothing is ever added to the ROOT store.
 */
final class WindowsStore implements CertificateStore {
  private static final int MAX_FRIENDLY_NAME = 64;

  private final StoreLocation location;
  private final SystemStore certificates;
  private final SystemStore issuers;
  private final KeyRoutes routes;
  private final EntryKeys keys;
  private final InstallationCheck check;

  WindowsStore(StoreLocation location, Crypt32 crypt, KeyRoutes routes, Clock clock) {
    this.location = location;
    this.certificates = new SystemStore(crypt, SystemStore.MY);
    this.issuers = new SystemStore(crypt, SystemStore.ISSUERS);
    this.routes = routes;
    this.keys = new EntryKeys(routes);
    this.check = new InstallationCheck(clock);
  }

  @Override
  public StoreLocation location() {
    return location;
  }

  @Override
  public StoreCapabilities capabilities() {
    KeyRoute route = routes.chosen();
    return new StoreCapabilities(
        route.protection(), StoreCapabilities.Scope.OS_USER, route.keys(), route.tls13Keys(), true);
  }

  @Override
  public void checkWritable() throws StoreException {
    certificates.checkWritable();
    issuers.checkWritable();
    routes.discardAbandonedTrials();
    KeyCheck.tryOut(routes.chosen());
  }

  @Override
  public RequestSigner createKey(KeyName name, KeySpec spec) throws StoreException {
    if (routes.find(name).isPresent()) {
      throw new IllegalArgumentException("there is a key of that name");
    }
    KeyRoute route = routes.chosen();
    KeyAddress address = route.create(name.value(), spec);
    try {
      KeyCheck.readBack(route, address, spec);
      return signer(address);
    } catch (StoreException e) {
      throw Undo.after(e, () -> route.discard(address));
    }
  }

  @Override
  public Optional<RequestSigner> findKey(KeyName name) throws StoreException {
    Optional<KeyAddress> address = routes.find(name);
    return address.isEmpty() ? Optional.empty() : Optional.of(signer(address.get()));
  }

  @Override
  public StoredCertificate install(KeyName name, List<X509Certificate> chain)
      throws StoreException {
    KeyAddress address =
        routes.find(name).orElseThrow(() -> notFound("there is no key of that name"));
    X509Certificate certificate = check.check(chain, keys.publicKey(address));
    Optional<SystemStore.Entry> present =
        certificates.read().stream().filter(entry -> isOf(entry, address)).findFirst();
    if (present.isEmpty()) {
      for (X509Certificate issuer : chain.subList(1, chain.size())) {
        if (!isSelfIssued(issuer)) {
          issuers.addIssuer(issuer);
        }
      }
      certificates.add(certificate, address, friendlyName(certificate));
    } else if (!present.get().certificate().equals(certificate)) {
      throw new StoreException(
          Reason.CERTIFICATE_REFUSED, "the key has another certificate already");
    }
    return installed(certificate, address);
  }

  @Override
  public void discardKey(KeyName name) throws StoreException {
    boolean installed =
        certificates.read().stream()
            .flatMap(entry -> entry.key().stream())
            .anyMatch(key -> key.container().equals(name.value()));
    if (!installed) {
      routes.discard(name);
    }
  }

  @Override
  public List<StoredCertificate> list() throws StoreException {
    List<SystemStore.Entry> entries = certificates.read();
    CertificateIndex index = index(entries);
    Set<X509Certificate> endEntities = new HashSet<>(index.endEntities());
    return entries.stream()
        .filter(entry -> endEntities.contains(entry.certificate()))
        .map(entry -> stored(entry, index))
        .toList();
  }

  @Override
  public RequestSigner signer(CertificateId id) throws StoreException {
    SystemStore.Entry entry = require(id);
    return signer(entry.certificate().getPublicKey(), keys.signer(entry));
  }

  @Override
  public ClientCredential credential(CertificateId id) throws StoreException {
    SystemStore.Entry entry = require(id);
    WindowsSigner key = keys.signer(entry);
    PublicKey publicKey = entry.certificate().getPublicKey();
    OpaqueKeyProvider.registered();
    return new ClientCredential(
        new SingleKeyManager(
            index(List.of(entry)).chain(entry.certificate()), OpaqueKey.of(publicKey, key)),
        publicKey instanceof ECPublicKey || key.supports(Padding.PSS));
  }

  /** The key first: what a crash leaves is a certificate that can be deleted again. */
  @Override
  public void delete(CertificateId id) throws StoreException {
    List<SystemStore.Entry> entries = certificates.read();
    Optional<SystemStore.Entry> found = find(entries, id);
    if (found.isEmpty()) {
      return;
    }
    SystemStore.Entry entry = found.get();
    boolean shared =
        entries.stream()
            .filter(other -> !other.equals(entry))
            .anyMatch(other -> entry.key().filter(key -> isOf(other, key)).isPresent());
    if (!shared) {
      keys.delete(entry);
    }
    certificates.remove(entry.certificate());
  }

  /** Nothing to do: every handle lives inside one call. */
  @Override
  public void close() {}

  private StoredCertificate installed(X509Certificate certificate, KeyAddress address)
      throws StoreException {
    List<SystemStore.Entry> entries = certificates.read();
    SystemStore.Entry entry =
        entries.stream()
            .filter(each -> isOf(each, address) && each.certificate().equals(certificate))
            .findFirst()
            .orElseThrow(
                () ->
                    new StoreException(
                        Reason.NOT_WRITABLE, "the certificate is not in the store afterwards"));
    return stored(entry, index(entries));
  }

  private StoredCertificate stored(SystemStore.Entry entry, CertificateIndex index) {
    Optional<Protection> protection = keys.protection(entry);
    return new StoredCertificate(
        location,
        entry.certificate(),
        index.chain(entry.certificate()),
        protection.isPresent(),
        entry.key().flatMap(KeyAddress::keyName),
        protection.orElse(Protection.FILE));
  }

  private CertificateIndex index(List<SystemStore.Entry> entries) throws StoreException {
    return new CertificateIndex(
        Stream.concat(entries.stream(), issuers.read().stream())
            .map(SystemStore.Entry::certificate)
            .collect(Collectors.toList()));
  }

  private SystemStore.Entry require(CertificateId id) throws StoreException {
    return find(certificates.read(), id)
        .orElseThrow(() -> notFound("no certificate " + id.sha256()));
  }

  private RequestSigner signer(KeyAddress address) throws StoreException {
    return signer(keys.publicKey(address), keys.signer(address));
  }

  private static RequestSigner signer(PublicKey publicKey, WindowsSigner key) {
    return new KeySigner(
        publicKey, OpaqueKey.of(publicKey, key), Optional.of(OpaqueKeyProvider.registered()));
  }

  private static Optional<SystemStore.Entry> find(
      List<SystemStore.Entry> entries, CertificateId id) {
    return entries.stream()
        .filter(entry -> CertificateId.of(entry.certificate()).equals(id))
        .findFirst();
  }

  private static boolean isOf(SystemStore.Entry entry, KeyAddress key) {
    return entry
        .key()
        .filter(
            other ->
                other.isCng() == key.isCng()
                    && other.flags() == key.flags()
                    && other.container().equals(key.container()))
        .isPresent();
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /**
   * What the platform's own dialogs show for the certificate: the customer as the bank names it.
   */
  private static String friendlyName(X509Certificate certificate) {
    String name =
        DistinguishedName.of(certificate.getSubjectX500Principal())
            .commonName()
            .orElse("")
            .replaceAll("\\p{Cntrl}", "");
    return name.substring(0, Math.min(name.length(), MAX_FRIENDLY_NAME));
  }

  private static StoreException notFound(String detail) {
    return new StoreException(Reason.NOT_FOUND, detail);
  }
}
