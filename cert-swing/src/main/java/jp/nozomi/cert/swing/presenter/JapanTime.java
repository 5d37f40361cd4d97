package jp.nozomi.cert.swing.presenter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as Japan time, whatever the PC's zone is (the product's rule for everything shown). */
public final class JapanTime {
  private static final DateTimeFormatter SECOND = pattern("yyyy/MM/dd HH:mm:ss");
  private static final DateTimeFormatter DAY = pattern("yyyy/MM/dd");

  private JapanTime() {}

  /**
   * Writes a time to the second.
   *
   * @param instant the time
   * @return for example 2026/11/23 17:05:01
   */
  public static String second(Instant instant) {
    return SECOND.format(instant);
  }

  /**
   * Writes a day.
   *
   * @param instant a time in that day
   * @return for example 2026/11/23
   */
  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));
  }
}
