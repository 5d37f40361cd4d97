package jp.nozomi.cert.keystore;

/** The digests that signatures are made of. */
public enum SignatureDigest {
  /** SHA-256, FIPS 180-4. */
  SHA256("SHA-256", 32),
  /** SHA-384, FIPS 180-4. */
  SHA384("SHA-384", 48),
  /** SHA-512, FIPS 180-4. */
  SHA512("SHA-512", 64);

  private final String jcaName;
  private final int bytes;

  SignatureDigest(String jcaName, int bytes) {
    this.jcaName = jcaName;
    this.bytes = bytes;
  }

  /**
   * Gives the runtime's name.
   *
   * @return for example SHA-256
   */
  public String jcaName() {
    return jcaName;
  }

  /**
   * Gives the length.
   *
   * @return the digest's length in bytes
   */
  public int bytes() {
    return bytes;
  }
}
