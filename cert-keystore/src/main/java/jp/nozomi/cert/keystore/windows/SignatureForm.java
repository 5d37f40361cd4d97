package jp.nozomi.cert.keystore.windows;

/**
 * How a digest becomes a signature.
 *
 * @param family the signature's family
 * @param digest the digest that is signed
 * @param saltBytes the length of the salt for PSS; zero otherwise
 */
record SignatureForm(Family family, Digest digest, int saltBytes) {
  /** The families of signatures that the platform's keys make. */
  enum Family {
    /** RSASSA-PKCS1-v1_5, RFC 8017 section 8.2. */
    PKCS1,
    /** RSASSA-PSS, RFC 8017 section 8.1. */
    PSS,
    /** ECDSA, FIPS 186-5 section 6. */
    ECDSA
  }

  static SignatureForm pkcs1(Digest digest) {
    return new SignatureForm(Family.PKCS1, digest, 0);
  }

  static SignatureForm pss(Digest digest, int saltBytes) {
    return new SignatureForm(Family.PSS, digest, saltBytes);
  }

  static SignatureForm ecdsa(Digest digest) {
    return new SignatureForm(Family.ECDSA, digest, 0);
  }
}
