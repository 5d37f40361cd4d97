package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;

/** A walk through the flow ended elsewhere than the command wanted. */
final class EndedException extends CodedException {
  private static final long serialVersionUID = 1L;

  EndedException(Failure failure) {
    super(failure, failure.type(), null);
  }
}
