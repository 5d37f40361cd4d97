package jp.nozomi.cert.protocol.preflight;

import java.util.Optional;

/**
 * What a check found, and what it leaves for later checks.
 *
 * @param result what it found
 * @param value what later checks need; empty if they can not be made
 */
record Checked<T>(CheckResult result, Optional<T> value) {
  static <T> Checked<T> of(CheckResult result, T value) {
    return new Checked<>(result, Optional.of(value));
  }

  /** The end of the line: later checks are skipped. */
  static <T> Checked<T> stop(CheckResult result) {
    return new Checked<>(result, Optional.empty());
  }
}
