package jp.nozomi.cert.update.port;

/** Is told how far a download is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (done, total) -> {};

  /**
   * Is called after each piece, on the downloading thread.
   *
   * @param done bytes present, those of an earlier attempt included
   * @param total bytes in all
   */
  void at(long done, long total);
}
