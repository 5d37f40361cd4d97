package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A bank that {@link ConformanceCheck} has been at. */
public final class CheckedBank {
  private CheckedBank() {}

  /** One case sends members that no schema has, and the check of every message sees just those. */
  public static void close(FakeBank bank) {
    assertThatThrownBy(bank::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("2 times")
        .hasMessageContaining("open-session");
  }
}
