package jp.nozomi.cert.core.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalPolicyTest {
  private static final RenewalPolicy MANUAL = new RenewalPolicy(40, 366);
  private static final Instant UNTIL = Instant.parse("2027-03-04T06:36:56Z");
  private static final Instant FROM = UNTIL.minus(Duration.ofDays(366));

  @ParameterizedTest
  @CsvSource({
    "-P366DT1S, NOT_YET_VALID",
    "-P366D, TOO_EARLY",
    "-P41D, TOO_EARLY",
    "-P40DT1S, TOO_EARLY",
    "-P40D, RENEWABLE",
    "-PT1S, RENEWABLE",
    "PT0S, RENEWABLE",
    "PT1S, EXPIRED",
    "P40D, EXPIRED"
  })
  void comparesToTheSecond(Duration fromTheEnd, RenewalState state) {
    assertThat(MANUAL.stateAt(FROM, UNTIL, UNTIL.plus(fromTheEnd))).isEqualTo(state);
  }

  @Test
  void opensTheWindowItsDaysBeforeTheEnd() {
    assertThat(MANUAL.windowStart(UNTIL)).isEqualTo("2027-01-23T06:36:56Z");
    assertThat(new RenewalPolicy(30, 366).windowStart(UNTIL)).isEqualTo("2027-02-02T06:36:56Z");
  }

  @ParameterizedTest
  @CsvSource({
    "-P41D, 41",
    "-P40DT1S, 41",
    "-P40D, 40",
    "-P39DT23H59M59S, 40",
    "-P1D, 1",
    "-PT1S, 1",
    "-PT0.001S, 1",
    "PT0S, 0",
    "PT1S, 0",
    "P40D, 0"
  })
  void countsBegunDays(Duration fromTheEnd, long days) {
    assertThat(RenewalPolicy.daysLeft(UNTIL, UNTIL.plus(fromTheEnd))).isEqualTo(days);
  }

  @Test
  void givesItsValidityAsADuration() {
    assertThat(MANUAL.longestValidity()).isEqualTo(Duration.ofDays(366));
  }

  @Test
  void mayBeOpenFromTheFirstDay() {
    assertThat(new RenewalPolicy(366, 366).stateAt(FROM, UNTIL, FROM))
        .isEqualTo(RenewalState.RENEWABLE);
  }

  @ParameterizedTest
  @CsvSource({"0, 366", "-1, 366", "367, 366", "1, 0", "1, -1", "1, 3661"})
  void refusesNumbersOutOfBounds(int windowDays, int validityDays) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RenewalPolicy(windowDays, validityDays));
  }
}
