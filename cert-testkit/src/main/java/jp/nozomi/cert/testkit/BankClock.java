package jp.nozomi.cert.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The fake bank's time: another clock's until a test sets it. Thread-safe. */
public final class BankClock extends Clock {
  private volatile Clock source;

  BankClock(Clock source) {
    this.source = source;
  }

  /**
   * Stops the bank's time at an instant.
   *
   * @param instant the bank's time from now on
   */
  public void stopAt(Instant instant) {
    source = Clock.fixed(instant, source.getZone());
  }

  /**
   * Puts the bank's time forward, or back; it runs on if it ran before.
   *
   * @param by how far
   */
  public void advance(Duration by) {
    source = Clock.offset(source, by);
  }

  /**
   * Takes the time from another clock.
   *
   * @param clock the clock
   */
  public void follow(Clock clock) {
    source = clock;
  }

  @Override
  public ZoneId getZone() {
    return source.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return source.withZone(zone);
  }

  @Override
  public Instant instant() {
    return source.instant();
  }
}
