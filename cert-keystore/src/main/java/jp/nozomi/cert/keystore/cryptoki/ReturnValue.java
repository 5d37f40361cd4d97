package jp.nozomi.cert.keystore.cryptoki;

import java.util.Map;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/** What a module's functions return (PKCS#11 v2.40 section 5.1), and what it means for a store. */
final class ReturnValue {
  static final long OK = 0;
  static final long ATTRIBUTE_READ_ONLY = 0x10;
  static final long ATTRIBUTE_SENSITIVE = 0x11;
  static final long ATTRIBUTE_TYPE_INVALID = 0x12;
  static final long SESSION_HANDLE_INVALID = 0xB3;
  static final long TOKEN_WRITE_PROTECTED = 0xE2;
  static final long USER_ALREADY_LOGGED_IN = 0x100;
  static final long ALREADY_INITIALIZED = 0x191;

  /** The values whose meaning does not depend on what was called. */
  private static final Map<Long, Reason> REASONS =
      Map.ofEntries(
          Map.entry(0x03L, Reason.GONE), // SLOT_ID_INVALID
          Map.entry(0x31L, Reason.FULL), // DEVICE_MEMORY
          Map.entry(0x32L, Reason.GONE), // DEVICE_REMOVED
          Map.entry(0x62L, Reason.KEY_NOT_SUPPORTED), // KEY_SIZE_RANGE
          Map.entry(0x70L, Reason.KEY_NOT_SUPPORTED), // MECHANISM_INVALID
          Map.entry(0x71L, Reason.KEY_NOT_SUPPORTED), // MECHANISM_PARAM_INVALID
          Map.entry(0xA0L, Reason.WRONG_PASSWORD), // PIN_INCORRECT
          Map.entry(0xA1L, Reason.WRONG_PASSWORD), // PIN_INVALID
          Map.entry(0xA2L, Reason.WRONG_PASSWORD), // PIN_LEN_RANGE
          Map.entry(0xA3L, Reason.WRONG_PASSWORD), // PIN_EXPIRED
          Map.entry(0xA4L, Reason.WRONG_PASSWORD), // PIN_LOCKED
          Map.entry(0xB0L, Reason.GONE), // SESSION_CLOSED
          Map.entry(SESSION_HANDLE_INVALID, Reason.GONE),
          Map.entry(0xB5L, Reason.NOT_WRITABLE), // SESSION_READ_ONLY
          Map.entry(0xE0L, Reason.GONE), // TOKEN_NOT_PRESENT
          Map.entry(0xE1L, Reason.GONE), // TOKEN_NOT_RECOGNIZED
          Map.entry(TOKEN_WRITE_PROTECTED, Reason.NOT_WRITABLE),
          Map.entry(0x101L, Reason.WRONG_PASSWORD), // USER_NOT_LOGGED_IN
          Map.entry(0x102L, Reason.WRONG_PASSWORD), // USER_PIN_NOT_INITIALIZED
          Map.entry(0x130L, Reason.KEY_NOT_SUPPORTED), // DOMAIN_PARAMS_INVALID
          Map.entry(0x140L, Reason.KEY_NOT_SUPPORTED)); // CURVE_NOT_SUPPORTED

  private ReturnValue() {}

  /** Makes a typed error of a value. */
  static StoreException failure(long value, String function, Reason otherwise) {
    CryptokiFailure cause = new CryptokiFailure(value, function);
    return new StoreException(
        REASONS.getOrDefault(value, otherwise), String.valueOf(cause.getMessage()), cause);
  }
}
