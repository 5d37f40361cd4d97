package jp.nozomi.cert.keystore.windows;

import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.TestCa;

/** A route in memory that can fail at one point of a key's life. */
final class MemoryRoute implements KeyRoute {
  /** Where it fails. */
  enum Fault {
    NONE,
    CREATE,
    REOPEN,
    SIGN,
    POLICY,
    EXPORT,
    OTHER_KIND
  }

  private static final KeyPair PAIR = TestCa.newKeyPair("RSA", 2048);
  private static final KeyPair OTHER = TestCa.newKeyPair("EC", 256);

  private final String name;
  private final Fault fault;
  private final Map<String, KeyPair> keys = new HashMap<>();

  MemoryRoute(String name, Fault fault) {
    this.name = name;
    this.fault = fault;
  }

  @Override
  public List<String> names() {
    return List.copyOf(keys.keySet());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Protection protection() {
    return Protection.ENFORCED;
  }

  @Override
  public Set<KeySpec> keys() {
    return Set.of(KeySpec.RSA_2048);
  }

  @Override
  public Set<KeySpec> tls13Keys() {
    return Set.of(KeySpec.RSA_2048);
  }

  @Override
  public KeyAddress create(String keyName, KeySpec spec) throws StoreException {
    if (fault == Fault.CREATE) {
      throw new StoreException(Reason.FULL, "no room for a key");
    }
    keys.put(keyName, fault == Fault.OTHER_KIND ? OTHER : PAIR);
    return address(keyName);
  }

  @Override
  public KeyAddress address(String keyName) {
    return new KeyAddress(keyName, name, 0, 0, 0);
  }

  @Override
  public boolean keeps(KeyAddress address) {
    return address.provider().equals(name);
  }

  @Override
  public NativeKey open(KeyAddress address, boolean quiet) throws StoreException {
    KeyPair pair = keys.get(address.container());
    if (pair == null || fault == Fault.REOPEN) {
      throw new StoreException(Reason.NOT_FOUND, "the key did not stay");
    }
    KeyPair signing = fault == Fault.SIGN ? TestCa.newKeyPair("RSA", 2048) : pair;
    return new MemoryKey(
        new KeyPair(pair.getPublic(), signing.getPrivate()),
        fault == Fault.POLICY ? Protection.FILE : Protection.ENFORCED,
        fault == Fault.EXPORT);
  }

  @Override
  public boolean signsPss(KeyAddress address) {
    return true;
  }

  @Override
  public void delete(KeyAddress address) {
    keys.remove(address.container());
  }
}
