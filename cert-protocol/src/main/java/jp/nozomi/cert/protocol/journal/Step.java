package jp.nozomi.cert.protocol.journal;

/** How far an enrolment got; each is written before the act that can't be undone. */
public enum Step {
  /** A key of the entry's name may exist. */
  PREPARED,
  /** The key exists; nothing was ordered. */
  CREATED,
  /** The order may have been accepted. */
  REQUESTED,
  /** The certificate is issued and verified; it may be installed. */
  ISSUED,
  /** The certificate is installed. */
  INSTALLED,
  /** The certificate is proven; the bank may know. */
  PROVEN,
  /** The bank knows. */
  CONFIRMED
}
