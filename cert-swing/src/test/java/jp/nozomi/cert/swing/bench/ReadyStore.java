package jp.nozomi.cert.swing.bench;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
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

/** Holds one P-256 key that was made before, in memory: what it takes is next to nothing. */
final class ReadyStore implements CertificateStore {
  private final KeyPair pair;
  private Optional<KeyName> name = Optional.empty();
  private List<X509Certificate> chain = List.of();

  ReadyStore(KeyPair pair) {
    this.pair = pair;
  }

  @Override
  public StoreLocation location() {
    return new StoreLocation("ready", "");
  }

  @Override
  public StoreCapabilities capabilities() {
    Set<KeySpec> keys = Set.of(KeySpec.EC_P256);
    return new StoreCapabilities(
        Protection.ENFORCED, StoreCapabilities.Scope.OS_USER, keys, keys, false);
  }

  @Override
  public void checkWritable() {
    // Memory is.
  }

  @Override
  public RequestSigner createKey(KeyName newName, KeySpec spec) {
    name = Optional.of(newName);
    return new Signer(pair);
  }

  @Override
  public Optional<RequestSigner> findKey(KeyName wanted) {
    return name.filter(wanted::equals).map(known -> new Signer(pair));
  }

  @Override
  public StoredCertificate install(KeyName pending, List<X509Certificate> issued) {
    chain = List.copyOf(issued);
    return stored();
  }

  @Override
  public void discardKey(KeyName pending) {
    name = Optional.empty();
  }

  @Override
  public List<StoredCertificate> list() {
    return chain.isEmpty() ? List.of() : List.of(stored());
  }

  @Override
  public RequestSigner signer(CertificateId id) {
    return new Signer(pair);
  }

  @Override
  public ClientCredential credential(CertificateId id) {
    return new ClientCredential(
        new OneKey(pair.getPrivate(), chain.toArray(X509Certificate[]::new)), true);
  }

  @Override
  public void delete(CertificateId id) {
    chain = List.of();
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private StoredCertificate stored() {
    return new StoredCertificate(location(), chain.get(0), chain, true, name, Protection.ENFORCED);
  }

  private record Signer(KeyPair pair) implements RequestSigner {
    @Override
    public PublicKey publicKey() {
      return pair.getPublic();
    }

    @Override
    public byte[] sign(SignatureScheme scheme, byte[] data) throws StoreException {
      try {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(data);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new StoreException(StoreException.Reason.CAN_NOT_SIGN, scheme.toString(), e);
      }
    }
  }

  private static final class OneKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "own";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    OneKey(PrivateKey key, X509Certificate[] chain) {
      this.key = key;
      this.chain = chain;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return ALIAS;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return ALIAS;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      throw new UnsupportedOperationException("a client's key");
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }
}
