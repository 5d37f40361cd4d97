package jp.nozomi.cert.swing.app;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.policy.PolicySetting;

/** The administrator of this PC has settled what an option wanted to choose. */
public final class LockedException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception; what the administrator settled is shown to the user. */
  LockedException(PolicySetting setting, String settled) {
    super(
        new Failure(ErrorCode.USAGE, "locked-" + setting.label())
            .with("detail", setting.label() + " = " + settled),
        "the administrator settled " + setting.label(),
        null);
  }
}
