package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.protocol.transport.TestProxy;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever loggers a user turns on: no password, answer, code, token or proxy login is written. */
class LoggingTest {
  private static final String PASSWORD = "Planted-Pa55word";
  private static final String ANSWER = "planted answer of the customer";
  private static final String PROXY_PASSWORD = "Planted-Proxy-Pa55word";

  @TempDir Path folder;

  @Test
  void writesNoSecretWithEveryLoggerOn() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    List<RecordedRequest> requests;
    Logger root = Logger.getLogger("");
    Handler handler = new Collector(lines);
    Level before = root.getLevel();
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    try {
      requests = issueThroughAProxy();
    } finally {
      root.removeHandler(handler);
      root.setLevel(before);
    }

    assertThat(lines).as("something is logged").anyMatch(line -> line.contains("/enroll/sessions"));
    List<String> tokens =
        requests.stream()
            .map(request -> request.headers().get("authorization"))
            .filter(java.util.Objects::nonNull)
            .map(header -> header.substring("Bearer ".length()))
            .distinct()
            .toList();
    assertThat(tokens).hasSize(1);
    for (String secret :
        List.of(
            PASSWORD,
            ANSWER,
            PROXY_PASSWORD,
            java.util.Base64.getEncoder()
                .encodeToString(
                    ("user:" + PROXY_PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            tokens.get(0))) {
      assertThat(lines).noneMatch(line -> line.contains(secret));
    }
  }

  private List<RecordedRequest> issueThroughAProxy() throws Exception {
    Customer customer =
        Customer.of("demo01")
            .password(PASSWORD)
            .question("?", ANSWER)
            .asks(Challenge.QUESTION)
            .build();
    try (FakeBank bank = FakeBank.builder().keys(KeySpec.EC_P256).customer(customer).start();
        TestProxy proxy = TestProxy.basic("user", PROXY_PASSWORD);
        EnrollmentClient client =
            Desk.builder(folder, bank)
                .http(
                    Desk.quick()
                        .withProxies(
                            ProxyRouting.manual(
                                new ProxyAddress("localhost", proxy.port()), List.of())))
                .build()) {
      client.issue(
          new MemoryStore(),
          Optional.empty(),
          new TokenHolder(bank, "demo01") {
            @Override
            public Answers answer(jp.nozomi.cert.protocol.enroll.Challenge challenge)
                throws jp.nozomi.cert.core.error.CodedException {
              return challenge.type() == ChallengeType.PASSWORD
                  ? TokenHolder.answers("loginId", "demo01")
                      .put("password", TokenHolder.secret(PASSWORD))
                  : super.answer(challenge);
            }

            @Override
            public ProxyCredentials proxyCredentials(ProxyChallenge asking) {
              return new ProxyCredentials("user", TokenHolder.secret(PROXY_PASSWORD));
            }
          },
          new Cancellation());
      return bank.requests().all();
    }
  }

  private static final class Collector extends Handler {
    private final List<String> lines;

    Collector(List<String> lines) {
      this.lines = lines;
      setLevel(Level.ALL);
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(getFormatter().format(entry));
    }

    @Override
    public void flush() {
      // Lines are kept at once.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
