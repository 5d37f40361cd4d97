package jp.nozomi.cert.keystore.macos;

import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/** Turns the codes of SecBase.h and MacErrors.h into the port's reasons. */
final class MacErrors {
  static final int SUCCESS = 0;
  static final int ITEM_NOT_FOUND = -25300;
  static final int DUPLICATE_ITEM = -25299;

  private MacErrors() {}

  /** Explains a failed call; a code without a meaning here gets the given reason. */
  static StoreException of(String call, long code, Reason otherwise) {
    return new StoreException(reason(code, otherwise), call + " failed with " + code);
  }

  private static Reason reason(long code, Reason otherwise) {
    return switch ((int) code) {
      case ITEM_NOT_FOUND -> Reason.NOT_FOUND;
      case -25292, // errSecReadOnly
          -61 -> // wrPermErr
          Reason.NOT_WRITABLE;
      case -34 -> // dskFulErr
          Reason.FULL;
      case -25293, // errSecAuthFailed
          -128, // errSecUserCanceled
          -25308, // errSecInteractionNotAllowed
          -25315 -> // errSecInteractionRequired
          Reason.WRONG_PASSWORD;
      case -25291, // errSecNotAvailable
          -25294, // errSecNoSuchKeychain
          -25307 -> // errSecNoDefaultKeychain
          Reason.GONE;
      case -4, // errSecUnimplemented
          -67735 -> // errSecUnsupportedKeySize
          Reason.KEY_NOT_SUPPORTED;
      default -> otherwise;
    };
  }
}
