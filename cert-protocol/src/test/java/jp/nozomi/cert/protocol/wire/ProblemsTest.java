package jp.nozomi.cert.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.transport.Reply;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [0-9]{3}[^|]*\\| ([A-Z0-9e]*) ?\\|");

  private final Problems problems =
      new Problems(
          new LinkRules(
              new BankProfile.Server(
                  URI.create("https://bank.example/dir"), Set.of(), Set.of("www.bank.example"))),
          Clock.systemUTC());

  @Test
  void knowsEveryProblemOfTheDocumentAndItsCode() throws Exception {
    List<MatchResult> rows =
        ROW.matcher(Files.readString(Path.of("..", "docs", "wire-protocol.md"))).results().toList();
    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(
            java.util.Arrays.stream(ProblemName.values()).map(ProblemName::label).toList());
    for (MatchResult row : rows) {
      ErrorCode code =
          ProblemName.find("urn:nozomi:cert-enroll:" + row.group(1)).orElseThrow().code();
      if (!row.group(2).isEmpty()) {
        assertThat(code.code()).as(row.group(1)).isEqualTo(row.group(2));
      }
    }
  }

  @Test
  void carriesWhatTheProblemTells() {
    Failure failure =
        failure(
            403,
            """
            {"type": "urn:nozomi:cert-enroll:otp-token-unregistered", "attemptsLeft": 2,
             "bankPage": "https://www.bank.example/mend", "until": "2030-01-01T00:00:00Z"}""");
    assertThat(failure.code()).isEqualTo(ErrorCode.OTP_TOKEN_UNREGISTERED);
    assertThat(failure.type()).isEqualTo("otp-token-unregistered");
    assertThat(failure.attemptsLeft()).hasValue(2);
    assertThat(failure.bankPage()).contains(URI.create("https://www.bank.example/mend"));
    assertThat(failure.retryAt()).contains(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(failure.traceId()).contains("trace-1");
  }

  @Test
  void dropsAPageOfAnotherHost() {
    assertThat(
            failure(
                    403,
                    """
                    {"type": "urn:nozomi:cert-enroll:locked", "bankPage": "https://evil.example/"}""")
                .bankPage())
        .isEmpty();
  }

  @Test
  void takesAnUnknownProblemByItsStatus() {
    assertThat(failure(400, "{\"type\": \"urn:other\"}").code()).isEqualTo(ErrorCode.NOT_AVAILABLE);
    assertThat(failure(503, "{\"type\": \"urn:other\"}").code()).isEqualTo(ErrorCode.BUSY);
    assertThat(failure(429, "not json").code()).isEqualTo(ErrorCode.BUSY);
  }

  @Property(tries = 300)
  void findsACodeForEveryReply(
      @ForAll @IntRange(min = 300, max = 599) int status,
      @ForAll @StringLength(max = 200) String body) {
    assertThat(failure(status, body).code()).isIn(ErrorCode.BUSY, ErrorCode.NOT_AVAILABLE);
  }

  private Failure failure(int status, String body) {
    Map<String, List<String>> headers =
        Map.of(
            "content-type", List.of("application/problem+json; charset=utf-8"),
            "trace-id", List.of("trace-1"));
    return problems
        .exception(new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8)))
        .failure();
  }

  @Test
  void keepsNoTraceIdOfAnotherForm() {
    Reply reply = new Reply(500, Map.of("trace-id", List.of("a b\nc")), new byte[0]);
    assertThat(problems.exception(reply).failure().traceId()).isEqualTo(Optional.empty());
  }
}
