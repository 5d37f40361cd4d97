package jp.nozomi.cert.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.nozomi.cert.protocol.transport.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

  @Test
  void readsSeconds() {
    assertThat(wait("120", Optional.empty())).contains(Duration.ofSeconds(120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
  void readsDates(String date) {
    assertThat(wait(date, Optional.empty())).contains(Duration.ofSeconds(30));
  }

  @Test
  void readsTheDateOfRfc850() {
    assertThat(RetryAfter.date("Thursday, 06-Nov-36 08:49:37 GMT"))
        .contains(Instant.parse("2036-11-06T08:49:37Z"));
  }

  @Test
  void countsADateFromTheRepliesOwn() {
    assertThat(wait("Sun, 06 Nov 1994 08:49:37 GMT", Optional.of("Sun, 06 Nov 1994 08:49:27 GMT")))
        .contains(Duration.ofSeconds(10));
  }

  @Test
  void takesADateThatIsOverAsNow() {
    assertThat(wait("Sun, 06 Nov 1983 08:49:37 GMT", Optional.empty())).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "12345678901234567890", "1.5"})
  void ignoresWhatIsNeither(String text) {
    assertThat(wait(text, Optional.empty())).isEmpty();
  }

  @Test
  void boundsTheWait() {
    assertThat(wait("999999999", Optional.empty())).contains(Duration.ofDays(365));
  }

  private static Optional<Duration> wait(String value, Optional<String> date) {
    Map<String, List<String>> headers = new TreeMap<>(Map.of("retry-after", List.of(value)));
    date.ifPresent(text -> headers.put("date", List.of(text)));
    return RetryAfter.of(new Reply(503, headers, new byte[0]), NOW);
  }
}
