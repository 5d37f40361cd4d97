package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/** The command line is not understood, or a file that it names can not be used. */
final class UsageException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception; the detail is shown to the user too, so it names no secret. */
  UsageException(String detail, @Nullable Throwable cause) {
    super(new Failure(ErrorCode.USAGE).with("detail", detail), detail, cause);
  }

  /** An option's value is none of those that --help names. */
  static UsageException ofValue(String option, String value) {
    return new UsageException(option + ": unknown value '" + value + "'", null);
  }
}
