package jp.nozomi.cert.core.profile;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/** A bank profile is missing, incomplete or malformed. */
public final class ProfileException extends CodedException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param member the path of the member that is wrong, for example support.phone; or the place
   *     where the text is no JSON
   * @param problem what is wrong with it
   * @param cause what led to it, or null
   */
  public ProfileException(String member, String problem, @Nullable Throwable cause) {
    this(new Failure(ErrorCode.PROFILE_INVALID), member, problem, cause);
  }

  private ProfileException(
      Failure failure, String where, String problem, @Nullable Throwable cause) {
    super(
        failure.with("member", where).with("detail", where + ": " + problem),
        where + ": " + problem,
        cause);
  }

  /**
   * Makes the exception of what an administrator named for this PC: installing the app again does
   * not help, the administrator does.
   *
   * @param place the file, the URL, or the place of the setting that is wrong
   * @param problem what is wrong with it
   * @param cause what led to it, or null
   * @return the exception, of the type policy-invalid
   */
  public static ProfileException ofAdministrator(
      String place, String problem, @Nullable Throwable cause) {
    return new ProfileException(
        new Failure(ErrorCode.PROFILE_INVALID, "policy-invalid"), place, problem, cause);
  }
}
