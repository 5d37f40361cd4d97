package jp.nozomi.cert.protocol.transport;

/** A request to stop that can come while an exchange blocks. */
@FunctionalInterface
public interface Interruption {
  /** Never comes. */
  Interruption NEVER = act -> () -> {};

  /**
   * Registers what ends the blocking act; runs it at once if the request came already.
   *
   * @param act called at most once, from any thread
   * @return removes it when it is run
   */
  Runnable onRequest(Runnable act);
}
