package jp.nozomi.cert.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.nozomi.cert.testkit.admin.BankTime;

/** The bank's clock in the hands of its administration. */
record SettableTime(BankClock clock) implements BankTime {
  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void stopAt(Instant instant) {
    clock.stopAt(instant);
  }

  @Override
  public void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  public void followPc() {
    clock.follow(Clock.systemUTC());
  }
}
