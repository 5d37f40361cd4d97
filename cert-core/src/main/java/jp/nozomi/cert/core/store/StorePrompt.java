package jp.nozomi.cert.core.store;

import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;

/**
 * Asks the user for a store's password or PIN.
 *
 * <p>Called on the thread that uses the store, possibly more than once, for example when a token
 * was pulled out and put back.
 */
@FunctionalInterface
public interface StorePrompt {
  /**
   * Asks for the password or PIN of a store.
   *
   * @param location the store that needs it
   * @param creating true if the store does not exist yet and the answer becomes its password
   * @return the answer, which the store closes; empty if the user declined
   */
  Optional<Secret> password(StoreLocation location, boolean creating);

  /**
   * Makes a prompt that always gives the same answer.
   *
   * @param secret the answer; stays the caller's to close
   * @return a prompt that gives copies of it
   */
  static StorePrompt answering(Secret secret) {
    return (location, creating) -> Optional.of(secret.copy());
  }

  /**
   * Makes a prompt that nobody answers.
   *
   * @return a prompt that gives nothing
   */
  static StorePrompt none() {
    return (location, creating) -> Optional.empty();
  }
}
