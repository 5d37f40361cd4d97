package jp.nozomi.cert.swing.launch;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;

/** A link that anybody may have written is not one of the bank's; its text is kept nowhere. */
public final class LinkRefusedException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** Why, as a word that outlives serialization. */
  private final LinkRefusal refusal;

  /**
   * Makes the exception.
   *
   * @param refusal why
   */
  public LinkRefusedException(LinkRefusal refusal) {
    super(new Failure(ErrorCode.LINK_REFUSED, Failure.word(refusal)), Failure.word(refusal), null);
    this.refusal = refusal;
  }

  /**
   * Tells why.
   *
   * @return the reason
   */
  public LinkRefusal refusal() {
    return refusal;
  }
}
