package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.update.port.Progress;

/** Passes a download's progress on in a few steps: nobody reads more. For one download. */
public final class SteppedProgress implements Progress {
  private final int steps;
  private final Progress reader;
  private long told = -1;

  /**
   * Makes one.
   *
   * @param steps how many steps there are from nothing to all
   * @param reader is told once for each
   */
  public SteppedProgress(int steps, Progress reader) {
    this.steps = steps;
    this.reader = reader;
  }

  @Override
  public void at(long done, long total) {
    long step = total == 0 ? steps : done * steps / total;
    if (step != told) {
      told = step;
      reader.at(done, total);
    }
  }
}
