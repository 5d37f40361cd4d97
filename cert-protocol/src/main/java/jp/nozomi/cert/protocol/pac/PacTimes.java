package jp.nozomi.cert.protocol.pac;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The functions about the time that a proxy script finds (Netscape's specification of 1996). */
final class PacTimes {
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final int LAST_DAY = 31;

  private final Clock clock;

  PacTimes(Clock clock) {
    this.clock = clock;
  }

  void declare(Scope scope) throws PacException {
    Globals.function(scope, "weekdayRange", (given, budget) -> weekdayRange(given));
    Globals.function(scope, "timeRange", (given, budget) -> timeRange(given));
    Globals.function(scope, "dateRange", (given, budget) -> dateRange(given));
  }

  private Object weekdayRange(List<Object> given) throws PacException {
    LocalDateTime now = now(given);
    List<Object> days = withoutZone(given);
    int first = word(DAYS, days, 0);
    int last = days.size() > 1 ? word(DAYS, days, 1) : first;
    return within(now.getDayOfWeek().getValue() % 7, first, last);
  }

  private Object timeRange(List<Object> given) throws PacException {
    LocalTime now = now(given).toLocalTime();
    List<Object> parts = withoutZone(given);
    if (parts.size() == 1) {
      return now.getHour() == number(parts, 0);
    }
    int each = parts.size() / 2;
    if (parts.size() % 2 != 0 || each > 3) {
      throw new PacException("timeRange of " + parts.size() + " numbers");
    }
    int second = now.toSecondOfDay();
    int from = seconds(parts, 0, each);
    int until = seconds(parts, each, each);
    // Hours alone: up to the last hour's beginning, as the browsers do it.
    return from <= until ? second >= from && second <= until : second >= from || second <= until;
  }

  private Object dateRange(List<Object> given) throws PacException {
    LocalDate today = now(given).toLocalDate();
    List<Object> parts = withoutZone(given);
    if (parts.isEmpty() || parts.size() > 6 || (parts.size() > 1 && parts.size() % 2 != 0)) {
      throw new PacException("dateRange of " + parts.size() + " parts");
    }
    int each = Math.max(1, parts.size() / 2);
    List<Integer> now = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    List<Integer> until = new ArrayList<>();
    // Years before months before days, so that the parts compare as a date.
    for (Part part : Part.values()) {
      for (int i = 0; i < each; i++) {
        if (part == Part.of(parts.get(i))) {
          now.add(part.of(today));
          from.add(part.value(parts.get(i)));
          until.add(part.value(parts.get(parts.size() == 1 ? i : i + each)));
        }
      }
    }
    boolean reached = compare(now, from) >= 0;
    boolean passed = compare(now, until) > 0;
    return compare(from, until) <= 0 ? reached && !passed : reached || !passed;
  }

  private enum Part {
    YEAR,
    MONTH,
    DAY;

    static Part of(Object value) {
      if (value instanceof String) {
        return MONTH;
      }
      return Values.number(value) > LAST_DAY ? YEAR : DAY;
    }

    int of(LocalDate date) {
      return switch (this) {
        case YEAR -> date.getYear();
        case MONTH -> date.getMonthValue() - 1;
        case DAY -> date.getDayOfMonth();
      };
    }

    int value(Object value) throws PacException {
      return this == MONTH ? word(MONTHS, List.of(value), 0) : number(List.of(value), 0);
    }
  }

  private static int compare(List<Integer> left, List<Integer> right) {
    for (int i = 0; i < left.size(); i++) {
      int order = left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private LocalDateTime now(List<Object> given) {
    return LocalDateTime.ofInstant(
        clock.instant(), isZone(given) ? ZoneOffset.UTC : clock.getZone());
  }

  private static boolean isZone(List<Object> given) {
    return !given.isEmpty() && "GMT".equals(given.get(given.size() - 1));
  }

  private static List<Object> withoutZone(List<Object> given) {
    return isZone(given) ? given.subList(0, given.size() - 1) : given;
  }

  private static boolean within(int value, int first, int last) {
    return first <= last ? value >= first && value <= last : value >= first || value <= last;
  }

  private static int seconds(List<Object> parts, int at, int count) throws PacException {
    int seconds = 0;
    for (int i = 0; i < 3; i++) {
      seconds = seconds * 60 + (i < count ? number(parts, at + i) : 0);
    }
    return seconds;
  }

  private static int number(List<Object> parts, int index) throws PacException {
    double value = Values.number(Function.argument(parts, index));
    if (!(value >= 0 && value <= 9_999)) {
      throw new PacException("a part of a date or time that is none");
    }
    return (int) value;
  }

  private static int word(List<String> words, List<Object> parts, int index) throws PacException {
    Object given = Function.argument(parts, index);
    int found = words.indexOf(Values.text(given).toUpperCase(Locale.ROOT));
    if (found < 0) {
      throw new PacException("neither a day nor a month");
    }
    return found;
  }
}
