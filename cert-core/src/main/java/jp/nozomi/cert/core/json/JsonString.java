package jp.nozomi.cert.core.json;

/**
 * A JSON string.
 *
 * @param value the text, unescaped
 */
public record JsonString(String value) implements JsonValue {
  /**
   * Prints nothing of the text: it may be a password or a token on its way to the bank.
   *
   * @return the length alone
   */
  @Override
  public String toString() {
    return "JsonString[" + value.length() + " characters]";
  }
}
