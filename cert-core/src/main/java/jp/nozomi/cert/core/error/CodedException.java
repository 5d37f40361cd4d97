package jp.nozomi.cert.core.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can be told of: it has a code, and so a text and a remedy.
 *
 * <p>{@link #getMessage()} is for logs, in English, and holds nothing secret. What a user reads
 * comes from {@link ErrorTexts}.
 */
public abstract class CodedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The code, which travels with the exception. */
  private final ErrorCode code;

  private final transient Failure failure;

  /**
   * Makes the exception.
   *
   * @param code the code
   * @param detail what happened, for the log; nothing secret
   * @param cause what led to it, or null
   */
  protected CodedException(ErrorCode code, String detail, @Nullable Throwable cause) {
    this(new Failure(code), detail, cause);
  }

  /**
   * Makes the exception with all that is known.
   *
   * @param failure the code and its facts
   * @param detail what happened, for the log; nothing secret
   * @param cause what led to it, or null
   */
  protected CodedException(Failure failure, String detail, @Nullable Throwable cause) {
    super(condition(failure, detail) + ": " + detail, cause);
    this.code = failure.code();
    this.failure = failure;
  }

  /** The code, and the exact condition where neither code nor detail say it. */
  private static String condition(Failure failure, String detail) {
    String code = failure.code().code();
    String type = failure.type();
    boolean isSaid = type.equals(Failure.word(failure.code())) || detail.startsWith(type);
    return isSaid ? code : code + " " + type;
  }

  /**
   * Gives the code.
   *
   * @return the code
   */
  public ErrorCode code() {
    return code;
  }

  /**
   * Gives the code and the facts that belong to it.
   *
   * @return the failure
   */
  public Failure failure() {
    // Transient, because the facts are not serializable; a copy that travelled keeps its code.
    return failure == null ? new Failure(code) : failure;
  }

  /**
   * Gives the facts for the log.
   *
   * @return names and values, nothing secret
   */
  public Map<String, String> facts() {
    return failure().facts();
  }
}
