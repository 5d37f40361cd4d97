package jp.nozomi.cert.swing.flow;

import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * A store whose certificates are missing in 証明書一覧.
 *
 * @param store the store
 * @param failure why it could not be read
 */
public record UnreadStore(StoreLocation store, Failure failure) {
  /**
   * Tells a store that only wants its password or PIN from one that failed.
   *
   * @return true if it is locked
   */
  public boolean isLocked() {
    return failure.code() == ErrorCode.STORE_PASSWORD_WRONG;
  }
}
