package jp.nozomi.cert.swing.launch;

import jp.nozomi.cert.core.error.Failure;

/** What a link may name. */
public enum LaunchAction {
  /** 証明書発行. */
  ISSUE,
  /** 証明書更新. */
  RENEW;

  /**
   * Gives the word in the link.
   *
   * @return lower case, for example issue
   */
  public String word() {
    return Failure.word(this);
  }
}
