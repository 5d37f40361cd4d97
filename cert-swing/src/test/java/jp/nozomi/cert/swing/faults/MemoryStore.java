package jp.nozomi.cert.swing.faults;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.testkit.ca.Keys;

/** A store without a file: hundreds of encounters would spend their time on its password. */
final class MemoryStore implements CertificateStore {
  private final StoreLocation location;
  private final Map<KeyName, KeyPair> keys = new ConcurrentHashMap<>();
  private final Map<KeyName, List<X509Certificate>> chains = new ConcurrentHashMap<>();

  MemoryStore(StoreLocation location) {
    this.location = location;
  }

  int keyCount() {
    return keys.size();
  }

  @Override
  public StoreLocation location() {
    return location;
  }

  @Override
  public StoreCapabilities capabilities() {
    Set<KeySpec> all = EnumSet.allOf(KeySpec.class);
    return new StoreCapabilities(Protection.FILE, StoreCapabilities.Scope.OS_USER, all, all, false);
  }

  @Override
  public void checkWritable() {
    // Memory is.
  }

  @Override
  public RequestSigner createKey(KeyName name, KeySpec spec) throws StoreException {
    keys.put(name, Keys.generate(spec));
    return findKey(name).orElseThrow();
  }

  @Override
  public Optional<RequestSigner> findKey(KeyName name) {
    return Optional.ofNullable(keys.get(name)).map(MemoryStore::signer);
  }

  private static RequestSigner signer(KeyPair pair) {
    return new RequestSigner() {
      @Override
      public PublicKey publicKey() {
        return pair.getPublic();
      }

      @Override
      public byte[] sign(SignatureScheme scheme, byte[] data) {
        try {
          Signature signature = Signature.getInstance(scheme.jcaName());
          signature.initSign(pair.getPrivate());
          signature.update(data);
          return signature.sign();
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("every JDK signs with " + scheme, e);
        }
      }
    };
  }

  @Override
  public StoredCertificate install(KeyName name, List<X509Certificate> chain) {
    chains.put(name, chain);
    return stored(name, chain);
  }

  @Override
  public void discardKey(KeyName name) {
    if (!chains.containsKey(name)) {
      keys.remove(name);
    }
  }

  @Override
  public List<StoredCertificate> list() {
    return chains.entrySet().stream().map(one -> stored(one.getKey(), one.getValue())).toList();
  }

  @Override
  public RequestSigner signer(CertificateId id) throws StoreException {
    return findKey(named(id)).orElseThrow();
  }

  @Override
  public ClientCredential credential(CertificateId id) throws StoreException {
    KeyName name = named(id);
    try {
      KeyStore own = KeyStore.getInstance("JKS");
      own.load(null, null);
      Certificate[] chain = chains.getOrDefault(name, List.of()).toArray(Certificate[]::new);
      own.setKeyEntry("own", keys.get(name).getPrivate(), new char[0], chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(own, new char[0]);
      return new ClientCredential((X509ExtendedKeyManager) factory.getKeyManagers()[0], true);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK shows an EC key", e);
    }
  }

  @Override
  public void delete(CertificateId id) throws StoreException {
    KeyName name = named(id);
    chains.remove(name);
    keys.remove(name);
  }

  @Override
  public void close() {
    // What is in memory stays for the next who opens it.
  }

  private StoredCertificate stored(KeyName name, List<X509Certificate> chain) {
    return new StoredCertificate(
        location, chain.get(0), chain, true, Optional.of(name), Protection.FILE);
  }

  private KeyName named(CertificateId id) throws StoreException {
    return chains.entrySet().stream()
        .filter(one -> CertificateId.of(one.getValue().get(0)).equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new StoreException(StoreException.Reason.NOT_FOUND, "no such one"));
  }
}
