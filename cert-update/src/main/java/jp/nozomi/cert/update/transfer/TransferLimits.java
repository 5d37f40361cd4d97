package jp.nozomi.cert.update.transfer;

import java.time.Duration;

/**
 * How long and how slow a transfer may be. Slow retrieval is not in the specification's workflow.
 *
 * @param headers how long the reply's headers may take, and a body may stay silent
 * @param deadline how long the whole body may take
 * @param window over which the rate is measured
 * @param bytesPerSecond the least rate
 */
public record TransferLimits(
    Duration headers, Duration deadline, Duration window, long bytesPerSecond) {
  /** For metadata: some hundred kilobytes at most. */
  public static final TransferLimits METADATA =
      new TransferLimits(
          Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(10), 1_000);

  /** For installers: some hundred megabytes. */
  public static final TransferLimits TARGET =
      new TransferLimits(
          Duration.ofSeconds(30), Duration.ofHours(2), Duration.ofSeconds(30), 4_000);

  long bytesPerWindow() {
    return bytesPerSecond * window.toMillis() / 1_000;
  }
}
