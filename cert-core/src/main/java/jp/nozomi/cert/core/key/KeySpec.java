package jp.nozomi.cert.core.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;

/** The kinds of key that a certificate can have. */
public enum KeySpec {
  /** RSA with a modulus of 2048 bits: what the manual's bank has. */
  RSA_2048("RSA-2048", Family.RSA, 2048),
  /** RSA with a modulus of 3072 bits. */
  RSA_3072("RSA-3072", Family.RSA, 3072),
  /** RSA with a modulus of 4096 bits. */
  RSA_4096("RSA-4096", Family.RSA, 4096),
  /** An elliptic curve key on P-256 (secp256r1). */
  EC_P256("EC-P256", Family.EC, 256),
  /** An elliptic curve key on P-384 (secp384r1). */
  EC_P384("EC-P384", Family.EC, 384);

  /** The two families of keys. */
  public enum Family {
    /** RSA, RFC 8017. */
    RSA,
    /** Elliptic curves over prime fields, RFC 5480. */
    EC
  }

  private final String label;
  private final Family family;
  private final int bits;

  KeySpec(String label, Family family, int bits) {
    this.label = label;
    this.family = family;
    this.bits = bits;
  }

  /**
   * Finds a kind by its name in profiles and messages.
   *
   * @param label the name, for example RSA-2048
   * @return the kind, or empty if there is none of that name
   */
  public static Optional<KeySpec> find(String label) {
    for (KeySpec spec : values()) {
      if (spec.label.equals(label)) {
        return Optional.of(spec);
      }
    }
    return Optional.empty();
  }

  /**
   * Finds the kind of a public key.
   *
   * @param key the key
   * @return its kind, or empty if it is none of these
   */
  public static Optional<KeySpec> of(PublicKey key) {
    for (KeySpec spec : values()) {
      if (spec.matches(key)) {
        return Optional.of(spec);
      }
    }
    return Optional.empty();
  }

  /**
   * Finds the kind of a public key that must have one.
   *
   * @param key the key
   * @return its kind
   * @throws StoreException with {@link StoreException.Reason#KEY_NOT_SUPPORTED} if it is none of
   *     these
   */
  public static KeySpec require(PublicKey key) throws StoreException {
    return of(key)
        .orElseThrow(
            () ->
                new StoreException(
                    StoreException.Reason.KEY_NOT_SUPPORTED, "a key of no known kind"));
  }

  /**
   * Gives the name in profiles and messages.
   *
   * @return for example RSA-2048
   */
  public String label() {
    return label;
  }

  /**
   * Gives the family.
   *
   * @return RSA or EC
   */
  public Family family() {
    return family;
  }

  /**
   * Gives the size.
   *
   * @return the bits of the modulus or of the field
   */
  public int bits() {
    return bits;
  }

  /**
   * Gives the curve's name for the JDK.
   *
   * @return for example secp256r1
   * @throws IllegalStateException for RSA
   */
  public String curve() {
    if (family != Family.EC) {
      throw new IllegalStateException(label + " has no curve");
    }
    return "secp" + bits + "r1";
  }

  private boolean matches(PublicKey key) {
    return switch (family) {
      case RSA -> key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == bits;
      case EC ->
          key instanceof ECPublicKey ec && Domain.of(this).equals(new Domain(ec.getParams()));
    };
  }

  /** Domain parameters as values: each provider has its own objects for the same curve. */
  private record Domain(EllipticCurve curve, ECPoint generator, BigInteger order, int cofactor) {
    private static final Domain P256 = named(EC_P256);
    private static final Domain P384 = named(EC_P384);

    Domain(ECParameterSpec parameters) {
      this(
          parameters.getCurve(),
          parameters.getGenerator(),
          parameters.getOrder(),
          parameters.getCofactor());
    }

    static Domain of(KeySpec spec) {
      return spec == EC_P256 ? P256 : P384;
    }

    private static Domain named(KeySpec spec) {
      try {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(spec.curve()));
        return new Domain(parameters.getParameterSpec(ECParameterSpec.class));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + spec.curve(), e);
      }
    }
  }
}
