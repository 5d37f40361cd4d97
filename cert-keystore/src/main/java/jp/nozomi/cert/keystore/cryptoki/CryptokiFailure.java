package jp.nozomi.cert.keystore.cryptoki;

/** A module's function returned something else than CKR_OK. */
public final class CryptokiFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** CKR_GENERAL_ERROR: the module does not know better. */
  public static final long GENERAL_ERROR = 0x5;

  /** What the function returned. */
  private final long value;

  CryptokiFailure(long value, String function) {
    super("%s returned 0x%x".formatted(function, value));
    this.value = value;
  }

  /**
   * Gives what the function returned.
   *
   * @return a CK_RV, PKCS#11 v2.40 section 5.1
   */
  public long value() {
    return value;
  }
}
