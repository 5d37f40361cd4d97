package jp.nozomi.cert.core.error;

/** Whether a code tells of an error or only informs. */
public enum ErrorKind {
  /** Something failed. */
  ERROR,
  /** Something is worth knowing. */
  INFO
}
