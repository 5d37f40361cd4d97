package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Native;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/** Turns the codes of winerror.h into the port's reasons. */
final class WindowsErrors {
  static final int NTE_BAD_KEY_STATE = 0x8009000B;
  static final int NTE_NOT_SUPPORTED = 0x80090029;
  static final int NTE_NO_MORE_ITEMS = 0x8009002A;

  private static final int HRESULT_OF_WIN32 = 0x80070000;

  private WindowsErrors() {}

  /** Explains a call that left its code in the thread's last error. */
  static StoreException last(String call, Reason otherwise) {
    return of(call, Native.getLastError(), otherwise);
  }

  /**
   * Explains a call that returned its code; a code without a meaning here gets the given reason.
   */
  static StoreException of(String call, int code, Reason otherwise) {
    return new StoreException(reason(code, otherwise), text(call, code));
  }

  /** Describes a failed call for the log. */
  static String text(String call, int code) {
    return String.format("%s failed with 0x%08X", call, code);
  }

  private static Reason reason(int code, Reason otherwise) {
    int plain = (code & 0xFFFF0000) == HRESULT_OF_WIN32 ? code & 0xFFFF : code;
    return switch (plain) {
      case 0x80090016, // NTE_BAD_KEYSET: no such container or key
          0x8009000D, // NTE_NO_KEY: a container without a key
          0x80090011, // NTE_NOT_FOUND
          0x80092004, // CRYPT_E_NOT_FOUND
          2 -> // ERROR_FILE_NOT_FOUND
          Reason.NOT_FOUND;
      case 0x80090010, // NTE_PERM
          5, // ERROR_ACCESS_DENIED
          19 -> // ERROR_WRITE_PROTECT
          Reason.NOT_WRITABLE;
      case 39, // ERROR_HANDLE_DISK_FULL
          112, // ERROR_DISK_FULL
          0x80090023 -> // NTE_TOKEN_KEYSET_STORAGE_FULL
          Reason.FULL;
      case 32, // ERROR_SHARING_VIOLATION
          33 -> // ERROR_LOCK_VIOLATION
          Reason.LOCKED;
      case 0x80090030, // NTE_DEVICE_NOT_READY
          0x80090035, // NTE_DEVICE_NOT_FOUND
          0x8010000C, // SCARD_E_NO_SMARTCARD
          0x8010002E, // SCARD_E_NO_READERS_AVAILABLE
          0x80100069 -> // SCARD_W_REMOVED_CARD
          Reason.GONE;
      case 0x8010006B, // SCARD_W_WRONG_CHV
          0x8010006C, // SCARD_W_CHV_BLOCKED
          0x8010006E, // SCARD_W_CANCELLED_BY_USER
          0x80090036, // NTE_USER_CANCELLED
          1223 -> // ERROR_CANCELLED
          Reason.WRONG_PASSWORD;
      case 0x80090008, // NTE_BAD_ALGID
          NTE_NOT_SUPPORTED ->
          Reason.KEY_NOT_SUPPORTED;
      default -> otherwise;
    };
  }
}
