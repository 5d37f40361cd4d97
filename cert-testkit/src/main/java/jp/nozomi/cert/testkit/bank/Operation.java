package jp.nozomi.cert.testkit.bank;

/** What a session is for. */
public enum Operation {
  /** A first certificate. */
  ISSUE("発行"),
  /** A new certificate for one that is about to expire. */
  RENEW("更新");

  private final String purpose;

  Operation(String purpose) {
    this.purpose = purpose;
  }

  /**
   * Gives the word that the transaction QR code carries.
   *
   * @return 発行 or 更新
   */
  public String purpose() {
    return purpose;
  }
}
