package jp.nozomi.cert.keystore.pkcs11;

import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.cryptoki.CryptokiModule;
import jp.nozomi.cert.keystore.cryptoki.TokenKind;

/**
 * A token that keeps what it promises: a card, a USB key, a security module.
 *
 * @param module the module that it speaks through
 * @param slot where it is
 */
record HardToken(CryptokiModule module, long slot) implements TokenKind {
  @Override
  public boolean isEnforced() {
    return true;
  }

  @Override
  public StoreCapabilities.Scope scope() {
    return StoreCapabilities.Scope.TOKEN_HOLDER;
  }

  // Only after somebody added the module to the browser, which we can't see.
  @Override
  public boolean isBrowserVisible() {
    return false;
  }

  @Override
  public void checkWritable() {
    // Whether the token is write-protected is all that can be known beforehand.
  }

  /** A module may blame the object, or itself, for a token that was pulled out. */
  @Override
  public StoreException explain(StoreException failure) {
    return failure.reason() == Reason.GONE || module.isPresent(slot)
        ? failure
        : new StoreException(Reason.GONE, "the token was pulled out", failure);
  }

  @Override
  public void close() {
    // The session was all.
  }
}
