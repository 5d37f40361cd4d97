package jp.nozomi.cert.keystore.cryptoki;

/**
 * What a token says of itself (CK_TOKEN_INFO, PKCS#11 v2.40 section 3.2).
 *
 * @param label its label without trailing spaces
 * @param serialNumber its serial number without trailing spaces
 * @param flags its flags
 */
public record TokenInfo(String label, String serialNumber, long flags) {
  private static final long WRITE_PROTECTED = 0x2;
  private static final long LOGIN_REQUIRED = 0x4;
  private static final long USER_PIN_INITIALIZED = 0x8;
  private static final long INITIALIZED = 0x400;

  /**
   * Tells whether nothing can be stored.
   *
   * @return true if it is write-protected
   */
  public boolean isWriteProtected() {
    return has(WRITE_PROTECTED);
  }

  /**
   * Tells whether it asks for a PIN.
   *
   * @return true if it does
   */
  public boolean needsLogin() {
    return has(LOGIN_REQUIRED);
  }

  /**
   * Tells whether its user's PIN was set.
   *
   * @return false for a token or database that is not set up yet
   */
  public boolean hasUserPin() {
    return has(USER_PIN_INITIALIZED);
  }

  /**
   * Tells whether it can keep a user's keys.
   *
   * @return true if it is set up and can be written
   */
  public boolean isUsable() {
    return has(INITIALIZED) && !isWriteProtected();
  }

  private boolean has(long flag) {
    return (flags & flag) != 0;
  }
}
