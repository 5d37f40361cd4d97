package jp.nozomi.cert.keystore.pkcs11;

import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.cryptoki.TokenKind;

/** A token that keeps what it promises: a card, a USB key, a security module. */
final class HardToken implements TokenKind {
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

  @Override
  public StoreException explain(StoreException failure) {
    return failure;
  }

  @Override
  public void close() {
    // The session was all.
  }
}
