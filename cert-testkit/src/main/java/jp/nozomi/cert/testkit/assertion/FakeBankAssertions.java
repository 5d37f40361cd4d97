package jp.nozomi.cert.testkit.assertion;

import jp.nozomi.cert.testkit.FakeBank;

/** Where assertions on a fake bank start; for a static import beside AssertJ's own. */
public final class FakeBankAssertions {
  private FakeBankAssertions() {}

  /**
   * Starts an assertion.
   *
   * @param bank the bank
   * @return the assertion
   */
  public static FakeBankAssert assertThat(FakeBank bank) {
    return new FakeBankAssert(bank);
  }
}
