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
    super(
        new Failure(ErrorCode.PROFILE_INVALID)
            .with("member", member)
            .with("detail", member + ": " + problem),
        member + ": " + problem,
        cause);
  }
}
