package jp.nozomi.cert.swing.flow;

import java.util.Optional;
import jp.nozomi.cert.core.store.StoreChoice;
import jp.nozomi.cert.core.store.StoreException;

/**
 * Where new keys will be kept in this run, or why nowhere.
 *
 * @param choice the store and why it was chosen; empty if none may be
 * @param refusal why none may be chosen; empty if one was
 */
public record StorePlan(Optional<StoreChoice> choice, Optional<StoreException> refusal) {
  /** Only opening the store tells. */
  public static final StorePlan NOT_KNOWN = new StorePlan(Optional.empty(), Optional.empty());

  /**
   * Plans with a store.
   *
   * @param choice the store
   * @return the plan
   */
  public static StorePlan of(StoreChoice choice) {
    return new StorePlan(Optional.of(choice), Optional.empty());
  }

  /**
   * Plans without a store: lists can be shown, but nothing can be issued.
   *
   * @param refusal why none may be chosen
   * @return the plan
   */
  public static StorePlan none(StoreException refusal) {
    return new StorePlan(Optional.empty(), Optional.of(refusal));
  }

  /**
   * Checks that new keys may be made, as far as that is known without opening the store: the
   * orchestration checks the open one again.
   *
   * @throws StoreException if none may be chosen
   */
  public void check() throws StoreException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  /**
   * Gives the store.
   *
   * @return the choice
   * @throws StoreException if none may be chosen
   */
  public StoreChoice require() throws StoreException {
    check();
    return choice.orElseThrow();
  }
}
