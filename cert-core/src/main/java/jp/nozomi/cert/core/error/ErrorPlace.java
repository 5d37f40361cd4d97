package jp.nozomi.cert.core.error;

/** Where the manual shows a code (the column "where" of its table). */
public enum ErrorPlace {
  /** The page 異常終了, CCHK902. */
  ABORTED("CCHK902"),
  /** Any page. */
  ANY("any"),
  /** The update dialogs. */
  UPDATE("update"),
  /** Beside an input field. */
  INPUT("input"),
  /** The page プロキシ認証, CCHK008. */
  PROXY("CCHK008"),
  /** The pages of authentication. */
  AUTHENTICATION("auth");

  private final String label;

  ErrorPlace(String label) {
    this.label = label;
  }

  /**
   * Gives the table's own word for the place.
   *
   * @return the word
   */
  public String label() {
    return label;
  }
}
