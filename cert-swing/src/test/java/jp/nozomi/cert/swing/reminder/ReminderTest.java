package jp.nozomi.cert.swing.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

  private final Reminder reminder = new Reminder(new RenewalPolicy(40, 366));

  @Test
  void saysNothingBeforeTheRenewalWindowOpens() {
    assertThat(due(41, OptionalInt.empty())).isEmpty();
  }

  @Test
  void remindsAsTheWindowOpens() {
    assertThat(due(40, OptionalInt.empty())).containsExactly(40);
  }

  @Test
  void saysNothingOfACertificateThatHasEnded() {
    assertThat(due(0, OptionalInt.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"39,40", "15,40", "14,14", "8,14", "7,7", "4,7", "3,3", "2,3", "1,1"})
  void tellsEachStepOnceHoweverManyDaysThePcWasOff(int daysLeft, int step) {
    assertThat(due(daysLeft, OptionalInt.empty())).containsExactly(step);
    assertThat(due(daysLeft, OptionalInt.of(step))).isEmpty();
  }

  @Test
  void remindsAgainAtTheNextStep() {
    assertThat(due(14, OptionalInt.of(40))).containsExactly(14);
  }

  private List<Integer> due(int daysLeft, OptionalInt told) {
    Instant notAfter = NOW.plus(Duration.ofDays(daysLeft)).minusSeconds(1);
    Expiry expiry =
        new Expiry(
            new CertificateId("ab".repeat(32)),
            "pkcs12",
            notAfter.minus(Duration.ofDays(366)),
            notAfter,
            told);
    return reminder.due(List.of(expiry), NOW).stream().map(Reminder.Due::step).toList();
  }
}
