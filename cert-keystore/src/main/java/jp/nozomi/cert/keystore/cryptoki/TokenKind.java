package jp.nozomi.cert.keystore.cryptoki;

import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;

/** What is particular about a kind of token. */
public interface TokenKind {
  /**
   * Tells whether the token keeps what it says of a key's protection.
   *
   * @return false if it gives an unextractable key away nevertheless
   */
  boolean isEnforced();

  /**
   * Tells who can use the token.
   *
   * @return the scope
   */
  StoreCapabilities.Scope scope();

  /**
   * Tells whether browsers look into it.
   *
   * @return true if the user's browsers find its certificates
   */
  boolean isBrowserVisible();

  /**
   * Checks what the token itself does not tell.
   *
   * @throws StoreException if the token could not be written now
   */
  void checkWritable() throws StoreException;

  /**
   * Finds the real reason of a failure to write.
   *
   * @param failure what the token said
   * @return the same, or a failure with a better reason
   */
  StoreException explain(StoreException failure);

  /** Runs after the session is closed. */
  void close();
}
