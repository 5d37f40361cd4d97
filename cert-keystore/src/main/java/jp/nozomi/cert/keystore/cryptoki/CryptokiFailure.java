package jp.nozomi.cert.keystore.cryptoki;

import jp.nozomi.cert.core.store.StoreException;

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
   * Tells for a log what a module did, without the code that a store's failure begins with.
   *
   * @param failure a store's failure
   * @return which function returned what, if that is its cause
   */
  public static String in(StoreException failure) {
    Throwable told = failure.getCause() instanceof CryptokiFailure cause ? cause : failure;
    return String.valueOf(told.getMessage());
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
