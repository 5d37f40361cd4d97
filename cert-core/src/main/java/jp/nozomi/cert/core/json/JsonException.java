package jp.nozomi.cert.core.json;

/** Says that a text is not the JSON that was expected, and where. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The member's name, or a position in the text. */
  private final String where;

  /** What is wrong with it. */
  private final String problem;

  /**
   * Makes the exception.
   *
   * @param where the member's name, or a position in the text
   * @param problem what is wrong with it; never the offending value, which may be secret
   */
  public JsonException(String where, String problem) {
    super(where + ": " + problem);
    this.where = where;
    this.problem = problem;
  }

  /**
   * Tells which member or position is wrong.
   *
   * @return the member's name, or a position in the text
   */
  public String where() {
    return where;
  }

  /**
   * Tells what is wrong with it.
   *
   * @return the problem, without the place and without any of the text
   */
  public String problem() {
    return problem;
  }
}
