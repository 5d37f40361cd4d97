package jp.nozomi.cert.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.store.StoreException;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void isKnownByTheWordOfItsCode() {
    Failure failure = new Failure(ErrorCode.SESSION_EXPIRED);

    assertThat(failure.type()).isEqualTo("session-expired");
    assertThat(failure.revocation()).isEqualTo(Failure.Revocation.NOT_NEEDED);
    assertThat(failure.facts()).isEmpty();
  }

  @Test
  void carriesWhatIsKnown() {
    Failure failure =
        new Failure(ErrorCode.WRONG_ANSWER, "wrong-answer")
            .withTraceId(Optional.of("t-1"))
            .withBankPage(Optional.of(URI.create("https://bank.example/page")))
            .withRetryAt(Optional.of(Instant.EPOCH))
            .withAttemptsLeft(OptionalInt.of(2))
            .withRevocation(Failure.Revocation.IF_NOT_RECOVERED)
            .with("b", "2")
            .with("a", "0")
            .with("a", "1");

    assertThat(failure.traceId()).contains("t-1");
    assertThat(failure.bankPage()).contains(URI.create("https://bank.example/page"));
    assertThat(failure.retryAt()).contains(Instant.EPOCH);
    assertThat(failure.attemptsLeft()).hasValue(2);
    assertThat(failure.revocation()).isEqualTo(Failure.Revocation.IF_NOT_RECOVERED);
    assertThat(failure.facts().toString()).isEqualTo("{a=1, b=2}");
    assertThat(failure.code()).isEqualTo(ErrorCode.WRONG_ANSWER);
    assertThat(failure.type()).isEqualTo("wrong-answer");
  }

  @Test
  void underAnotherCodeAllElseStays() {
    Failure failure =
        new Failure(ErrorCode.WRONG_ANSWER, "wrong-answer")
            .withTraceId(Optional.of("t-1"))
            .withBankPage(Optional.of(URI.create("https://bank.example/page")))
            .withRetryAt(Optional.of(Instant.EPOCH))
            .withAttemptsLeft(OptionalInt.of(2))
            .withRevocation(Failure.Revocation.NEEDED)
            .with("a", "1");

    Failure other = failure.withCode(ErrorCode.WRONG_CREDENTIALS);

    assertThat(other.code()).isEqualTo(ErrorCode.WRONG_CREDENTIALS);
    assertThat(other).isNotEqualTo(failure);
    assertThat(other.withCode(ErrorCode.WRONG_ANSWER)).isEqualTo(failure);
  }

  @Test
  void givesAnExceptionItsCodeAndFacts() {
    CodedException exception = new ProfileException("bankCode", "missing", null);

    assertThat(exception).hasMessage("N013e: bankCode: missing");
    assertThat(exception.code()).isEqualTo(ErrorCode.PROFILE_INVALID);
    assertThat(exception.facts()).containsEntry("member", "bankCode");
  }

  @Test
  void namesTheExactConditionInTheLogWhereItSaysMoreThanTheCode() {
    CodedException exception = new StoreException(StoreException.Reason.FULL, "cert.p12");

    assertThat(exception).hasMessage("N009e store-full: cert.p12");
  }

  @Test
  void isReducedToItsCodeWhenTheExceptionTravels() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(new ProfileException("bankCode", "missing", null));
    }
    try (ObjectInputStream objects =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      CodedException read = (CodedException) objects.readObject();

      assertThat(read.failure()).isEqualTo(new Failure(ErrorCode.PROFILE_INVALID));
    }
  }
}
