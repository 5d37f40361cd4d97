package jp.nozomi.cert.keystore;

import jp.nozomi.cert.core.store.StoreException;

/** Takes back what an act that failed has made, without hiding why it failed. */
public final class Undo {
  /** What takes it back. */
  public interface Act {
    /**
     * Takes it back.
     *
     * @throws StoreException if it stays
     */
    void run() throws StoreException;
  }

  private Undo() {}

  /**
   * Takes something back.
   *
   * @param failure why
   * @param act takes it back; its own failure is added to the first one
   * @return the first failure, for throwing
   */
  public static StoreException after(StoreException failure, Act act) {
    try {
      act.run();
    } catch (StoreException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
