package jp.nozomi.cert.testkit.ca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumMap;
import java.util.Map;
import jp.nozomi.cert.core.key.KeySpec;

/** Key pairs for certification authorities, servers and tests. */
public final class Keys {
  private Keys() {}

  /**
   * Makes a key pair.
   *
   * @param spec the kind of key
   * @return a fresh pair
   */
  public static KeyPair generate(KeySpec spec) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(spec.family().name());
      if (spec.family() == KeySpec.Family.EC) {
        generator.initialize(new ECGenParameterSpec(spec.curve()));
      } else {
        generator.initialize(spec.bits());
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes " + spec.label() + " keys", e);
    }
  }

  /**
   * Gives a key pair that is made once in a JVM: for tests in which any key will do.
   *
   * @param spec the kind of key
   * @return the JVM's pair of this kind
   */
  public static KeyPair shared(KeySpec spec) {
    return Shared.INSTANCE.get(spec);
  }

  /** Made on first use: an RSA-4096 pair takes a second. */
  private static final class Shared {
    private static final Shared INSTANCE = new Shared();

    private final Map<KeySpec, KeyPair> pairs = new EnumMap<>(KeySpec.class);

    synchronized KeyPair get(KeySpec spec) {
      return pairs.computeIfAbsent(spec, Keys::generate);
    }
  }
}
