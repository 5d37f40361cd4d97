package jp.nozomi.cert.core.error;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The texts of the error codes in one language.
 *
 * <p>Japanese unless the locale is English. Immutable and thread-safe.
 */
public final class ErrorTexts {
  private static final String BUNDLE = "jp.nozomi.cert.core.error.errors";

  private final ResourceBundle bundle;
  private final String beforeCode;

  private ErrorTexts(ResourceBundle bundle, String beforeCode) {
    this.bundle = bundle;
    this.beforeCode = beforeCode;
  }

  /**
   * Opens the texts for a locale.
   *
   * @param locale the reader's locale
   * @return the English texts for an English locale, else the Japanese ones
   */
  public static ErrorTexts in(Locale locale) {
    // Both bundles exist, so that the search never falls back to the machine's own locale.
    boolean english = locale.getLanguage().equals("en");
    return new ErrorTexts(
        ResourceBundle.getBundle(
            BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, ErrorTexts.class.getModule()),
        english ? " " : "");
  }

  /**
   * Gives the text of a code.
   *
   * @param code the code
   * @return its message and remedy
   */
  public ErrorText of(ErrorCode code) {
    return new ErrorText(
        bundle.getString(code.code() + ".message"), bundle.getString(code.code() + ".remedy"));
  }

  /**
   * Gives the remedy of a failure.
   *
   * @param failure the failure
   * @return the remedy of its exact condition with the facts in it, or else that of its code
   */
  public String remedy(Failure failure) {
    String own = failure.code().code() + ".remedy." + failure.type();
    if (!bundle.containsKey(own)) {
      return of(failure.code()).remedy();
    }
    String text = bundle.getString(own);
    for (Map.Entry<String, String> fact : failure.facts().entrySet()) {
      text = text.replace("{" + fact.getKey() + "}", fact.getValue());
    }
    return text;
  }

  /** The types of a code's failures that have a remedy of their own. */
  Stream<String> remediedTypes(ErrorCode code) {
    String prefix = code.code() + ".remedy.";
    return bundle.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .sorted();
  }

  /**
   * Gives the message as the manual prints it, with its code where the manual prints one.
   *
   * @param code the code
   * @return for example 入力内容に誤りがあります。[G006e]
   */
  public String printed(ErrorCode code) {
    String message = of(code).message();
    return code.printsCode() ? withCode(message, code) : message;
  }

  /**
   * Puts a code behind a sentence, as the manual does.
   *
   * @param sentence what happened; may be empty
   * @param code the code
   * @return for example 入力内容に誤りがあります。[G006e]
   */
  public String withCode(String sentence, ErrorCode code) {
    String printed = "[" + code.code() + "]";
    return sentence.isEmpty() ? printed : sentence + beforeCode + printed;
  }
}
