package jp.nozomi.cert.protocol.journal;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/** The journal can not be used now. */
final class JournalException extends CodedException {
  private static final long serialVersionUID = 1L;

  private JournalException(ErrorCode code, String type, String detail, @Nullable Throwable cause) {
    super(new Failure(code, type), detail, cause);
  }

  static JournalException inUse() {
    return new JournalException(
        ErrorCode.ENROLLMENT_IN_PROGRESS,
        "enrollment-in-progress",
        "somebody else holds the journal",
        null);
  }

  static JournalException unusable(Throwable cause) {
    return new JournalException(
        ErrorCode.STORE_UNAVAILABLE, "journal-unusable", cause.toString(), cause);
  }
}
