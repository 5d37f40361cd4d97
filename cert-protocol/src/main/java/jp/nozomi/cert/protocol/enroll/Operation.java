package jp.nozomi.cert.protocol.enroll;

/** What a session is for. */
public enum Operation {
  /** A first certificate (発行). */
  ISSUE,
  /** A new certificate in place of one that nears its end (更新). */
  RENEW
}
