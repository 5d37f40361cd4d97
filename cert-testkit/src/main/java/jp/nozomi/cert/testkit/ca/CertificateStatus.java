package jp.nozomi.cert.testkit.ca;

/** How the bank regards a certificate that it issued; whether it expired is another question. */
public enum CertificateStatus {
  /** In use, or issued and not confirmed yet. */
  VALID,
  /** Replaced by a renewal; logs in until its grace ends. */
  SUPERSEDED,
  /** Revoked: by the administrator, as failed, or as abandoned. */
  REVOKED
}
