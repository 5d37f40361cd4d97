package jp.nozomi.cert.core.key;

/**
 * How a customer's key signs certification requests and recovery messages.
 *
 * <p>One scheme for each kind of key, so that nobody negotiates: PKCS#1 v1.5 for RSA, because not
 * every key store can do RSA-PSS; SHA-256, or SHA-384 for P-384.
 */
public enum SignatureScheme {
  /** RSASSA-PKCS1-v1_5 with SHA-256, RFC 8017 section 8.2. */
  RSA_SHA256("SHA256withRSA", "RS256"),
  /** ECDSA with SHA-256, RFC 5758 section 3.2; DER-encoded signatures. */
  ECDSA_SHA256("SHA256withECDSA", "ES256"),
  /** ECDSA with SHA-384, RFC 5758 section 3.2; DER-encoded signatures. */
  ECDSA_SHA384("SHA384withECDSA", "ES384");

  private final String jcaName;
  private final String jwsName;

  SignatureScheme(String jcaName, String jwsName) {
    this.jcaName = jcaName;
    this.jwsName = jwsName;
  }

  /**
   * Gives the scheme that belongs to a kind of key.
   *
   * @param spec the kind of key
   * @return its scheme
   */
  public static SignatureScheme of(KeySpec spec) {
    return switch (spec) {
      case RSA_2048, RSA_3072, RSA_4096 -> RSA_SHA256;
      case EC_P256 -> ECDSA_SHA256;
      case EC_P384 -> ECDSA_SHA384;
    };
  }

  /**
   * Gives the JDK's name of the algorithm.
   *
   * @return for example SHA256withRSA
   */
  public String jcaName() {
    return jcaName;
  }

  /**
   * Gives the name of RFC 7518 section 3.1.
   *
   * @return for example RS256
   */
  public String jwsName() {
    return jwsName;
  }
}
