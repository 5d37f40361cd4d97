package jp.nozomi.cert.protocol.enroll;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** A store in memory: quick, and it fails on request. */
final class MemoryStore implements CertificateStore {
  private final Map<KeyName, KeyPair> keys = new LinkedHashMap<>();
  private final Map<KeyName, List<X509Certificate>> chains = new LinkedHashMap<>();
  private Protection protection = Protection.ENFORCED;
  private Optional<StoreException.Reason> unwritable = Optional.empty();
  private Optional<StoreException.Reason> notInstalling = Optional.empty();
  private boolean mute;

  MemoryStore protection(Protection kept) {
    protection = kept;
    return this;
  }

  MemoryStore unwritable(StoreException.Reason reason) {
    unwritable = Optional.of(reason);
    return this;
  }

  MemoryStore notInstalling(StoreException.Reason reason) {
    notInstalling = Optional.of(reason);
    return this;
  }

  /** From now on, keys exist but do not sign. */
  MemoryStore mute() {
    mute = true;
    return this;
  }

  int keyCount() {
    return keys.size();
  }

  @Override
  public StoreLocation location() {
    return new StoreLocation("memory", "");
  }

  @Override
  public StoreCapabilities capabilities() {
    Set<KeySpec> all = EnumSet.allOf(KeySpec.class);
    return new StoreCapabilities(protection, StoreCapabilities.Scope.OS_USER, all, all, false);
  }

  @Override
  public void checkWritable() throws StoreException {
    if (unwritable.isPresent()) {
      throw new StoreException(unwritable.get(), "on request");
    }
  }

  @Override
  public RequestSigner createKey(KeyName name, KeySpec spec) throws StoreException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(spec.family().name());
      if (spec.family() == KeySpec.Family.EC) {
        generator.initialize(new ECGenParameterSpec(spec.curve()));
      } else {
        generator.initialize(spec.bits());
      }
      keys.put(name, generator.generateKeyPair());
      return findKey(name).orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new StoreException(StoreException.Reason.KEY_NOT_SUPPORTED, spec.label(), e);
    }
  }

  @Override
  public Optional<RequestSigner> findKey(KeyName name) {
    return Optional.ofNullable(keys.get(name)).map(pair -> new Signer(pair, this));
  }

  @Override
  public StoredCertificate install(KeyName name, List<X509Certificate> chain)
      throws StoreException {
    if (notInstalling.isPresent()) {
      throw new StoreException(notInstalling.get(), "on request");
    }
    chains.put(name, chain);
    return stored(name);
  }

  @Override
  public void discardKey(KeyName name) {
    if (!chains.containsKey(name)) {
      keys.remove(name);
    }
  }

  @Override
  public List<StoredCertificate> list() {
    List<StoredCertificate> all = new ArrayList<>();
    chains.keySet().forEach(name -> all.add(stored(name)));
    return all;
  }

  @Override
  public RequestSigner signer(CertificateId id) throws StoreException {
    return findKey(named(id)).orElseThrow();
  }

  @Override
  public ClientCredential credential(CertificateId id) throws StoreException {
    KeyName name = named(id);
    return new ClientCredential(new Shown(chains.get(name), keys.get(name).getPrivate()), true);
  }

  @Override
  public void delete(CertificateId id) throws StoreException {
    KeyName name = named(id);
    chains.remove(name);
    keys.remove(name);
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private StoredCertificate stored(KeyName name) {
    List<X509Certificate> chain = chains.get(name);
    return new StoredCertificate(
        location(), chain.get(0), chain, true, Optional.of(name), protection);
  }

  private KeyName named(CertificateId id) throws StoreException {
    return chains.entrySet().stream()
        .filter(entry -> CertificateId.of(entry.getValue().get(0)).equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new StoreException(StoreException.Reason.NOT_FOUND, "no such one"));
  }

  private record Signer(KeyPair pair, MemoryStore store) implements RequestSigner {
    @Override
    public PublicKey publicKey() {
      return pair.getPublic();
    }

    @Override
    public byte[] sign(SignatureScheme scheme, byte[] data) throws StoreException {
      if (store.mute) {
        throw new StoreException(StoreException.Reason.CAN_NOT_SIGN, "on request");
      }
      try {
        Signature signature = Signature.getInstance(scheme.jcaName());
        signature.initSign(pair.getPrivate());
        signature.update(data);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new StoreException(StoreException.Reason.CAN_NOT_SIGN, "the JDK refuses", e);
      }
    }
  }

  private static final class Shown extends X509ExtendedKeyManager {
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    Shown(List<X509Certificate> chain, PrivateKey key) {
      this.chain = chain;
      this.key = key;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"one"};
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return "one";
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }
}
