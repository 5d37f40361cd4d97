package jp.nozomi.cert.testkit.admin;

import java.time.Duration;
import java.time.Instant;

/** The bank's time as its administration sets it. */
public interface BankTime {
  /**
   * Tells the time.
   *
   * @return the bank's time
   */
  Instant now();

  /**
   * Stops the time.
   *
   * @param instant where
   */
  void stopAt(Instant instant);

  /**
   * Puts the time forward, or back.
   *
   * @param by how far
   */
  void advance(Duration by);

  /** Takes the PC's time again. */
  void followPc();
}
