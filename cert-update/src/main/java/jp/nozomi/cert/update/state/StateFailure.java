package jp.nozomi.cert.update.state;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/** Tells what a failed read or write of the updater's own files means. */
public final class StateFailure {
  private StateFailure() {}

  /**
   * Makes the exception for the check.
   *
   * @param failure what the file system said
   * @return the exception
   */
  public static UpdateException of(IOException failure) {
    UpdateReason reason =
        isDiskFull(failure) ? UpdateReason.DISK_FULL : UpdateReason.STATE_UNUSABLE;
    return new UpdateException(
        ErrorCode.VERSION_CHECK_FAILED, reason, failure.getClass().getSimpleName(), failure);
  }

  /**
   * Tells a full disk from other failures; Java has no type for it.
   *
   * @param failure what the file system said
   * @return whether there is no space or no quota left
   */
  public static boolean isDiskFull(IOException failure) {
    String text = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
    if (text == null) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("no space left")
        || lower.contains("not enough space")
        || lower.contains("quota exceeded");
  }
}
