package jp.nozomi.cert.protocol.failure;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The bank's server answered with a problem (wire protocol, section 6), or with a reply that makes
 * no sense.
 *
 * <p>The failure's type is the problem's name, for example {@code session-taken}.
 */
public final class BankException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** The reply's status code. */
  private final int status;

  /**
   * Makes the exception.
   *
   * @param status the reply's status code; 0 if the reply itself was fine but not its content
   * @param failure the code and what the problem told
   * @param detail what happened, for the log; nothing secret
   * @param cause what led to it, or null
   */
  public BankException(int status, Failure failure, String detail, @Nullable Throwable cause) {
    super(failure, detail, cause);
    this.status = status;
  }

  /**
   * Gives the reply's status code.
   *
   * @return for example 403; 0 if the reply was not refused by its status
   */
  public int status() {
    return status;
  }

  /**
   * Tells whether this is a certain problem.
   *
   * @param name the problem's name, for example session-expired
   * @return true if the bank told that name
   */
  public boolean is(String name) {
    return failure().type().equals(name);
  }
}
