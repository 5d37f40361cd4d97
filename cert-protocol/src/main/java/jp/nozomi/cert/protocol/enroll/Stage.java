package jp.nozomi.cert.protocol.enroll;

/** Where an enrolment stands, in the order of the work. */
public enum Stage {
  /** Looking at the store and at what an earlier run left open. */
  PREPARING,
  /** Reaching the bank. */
  CONNECTING,
  /** Answering the bank's challenges. */
  AUTHENTICATING,
  /** Making the key. */
  GENERATING_KEY,
  /** Requesting the certificate; from here on cancelling is no longer safe. */
  REQUESTING,
  /** Verifying what the bank returned. */
  VERIFYING,
  /** Installing the certificate. */
  INSTALLING,
  /** Proving that the new key works. */
  PROVING,
  /** Confirming to the bank. */
  CONFIRMING;

  /**
   * Tells whether cancelling is safe at this stage.
   *
   * @return true before the request is sent
   */
  public boolean isCancellable() {
    return compareTo(REQUESTING) < 0;
  }
}
