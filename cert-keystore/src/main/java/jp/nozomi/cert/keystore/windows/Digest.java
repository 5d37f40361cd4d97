package jp.nozomi.cert.keystore.windows;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that may be signed, under the names of the JDK, CNG and CAPI. */
enum Digest {
  /** SHA-256. */
  SHA256("SHA-256", 32, 0x800C),
  /** SHA-384. */
  SHA384("SHA-384", 48, 0x800D),
  /** SHA-512. */
  SHA512("SHA-512", 64, 0x800E);

  private final String jcaName;
  private final int bytes;
  private final int capiAlgorithm;

  Digest(String jcaName, int bytes, int capiAlgorithm) {
    this.jcaName = jcaName;
    this.bytes = bytes;
    this.capiAlgorithm = capiAlgorithm;
  }

  /** Gives the JDK's name, for example SHA-256. */
  String jcaName() {
    return jcaName;
  }

  /** Gives the name that CNG knows and that begins the JDK's signature names: SHA256. */
  String shortName() {
    return name();
  }

  /** Gives the length of the digest in bytes. */
  int bytes() {
    return bytes;
  }

  /** Gives CAPI's ALG_ID. */
  int capiAlgorithm() {
    return capiAlgorithm;
  }

  MessageDigest start() {
    try {
      return MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + jcaName, e);
    }
  }
}
