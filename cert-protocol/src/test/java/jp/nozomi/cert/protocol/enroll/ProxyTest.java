package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.protocol.transport.Squid;
import jp.nozomi.cert.protocol.transport.TestProxy;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
  @TempDir Path folder;
  private final MemoryStore store = new MemoryStore();
  private final List<Conversation.ProxyChallenge> asked = new ArrayList<>();
  private FakeBank bank;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
  }

  @AfterEach
  void close() throws Exception {
    bank.close();
  }

  @Test
  void issuesThroughABasicProxyAfterAWrongPair() throws Exception {
    try (TestProxy proxy = TestProxy.basic("user", "right")) {
      issue(proxy, "wrong", "right");
      assertWrongThenRight(proxy);
    }
  }

  @Test
  void issuesThroughADigestProxyAfterAWrongPair() throws Exception {
    try (TestProxy proxy = TestProxy.digest("user", "right")) {
      issue(proxy, "wrong", "right");
      assertWrongThenRight(proxy);
    }
  }

  @Test
  void renewsThroughAProxy() throws Exception {
    CertificateId old =
        CrashScene.install(
            bank, store, "demo01", bank.clock().instant().minus(Duration.ofDays(340)));
    try (TestProxy proxy = TestProxy.digest("user", "right");
        EnrollmentClient client = client(proxy)) {
      client.renew(store, old, store, Optional.empty(), customer("right"), new Cancellation());
    }
    assertThat(store.list()).hasSize(2);
  }

  @Test
  void issuesThroughASquidWithBasic(@TempDir Path squidFolder) throws Exception {
    try (Squid squid = Squid.basic(squidFolder);
        EnrollmentClient client = client(squid.port())) {
      client.issue(store, Optional.empty(), customer("wrong", "right"), new Cancellation());
    }
    assertThat(asked)
        .extracting(Conversation.ProxyChallenge::rejected)
        .containsExactly(false, true);
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void renewsThroughASquidWithDigest(@TempDir Path squidFolder) throws Exception {
    CertificateId old =
        CrashScene.install(
            bank, store, "demo01", bank.clock().instant().minus(Duration.ofDays(340)));
    try (Squid squid = Squid.digest(squidFolder);
        EnrollmentClient client = client(squid.port())) {
      client.renew(
          store, old, store, Optional.empty(), customer("wrong", "right"), new Cancellation());
    }
    assertThat(asked)
        .extracting(Conversation.ProxyChallenge::rejected)
        .containsExactly(false, true);
    assertThat(store.list()).hasSize(2);
  }

  @Test
  void issuesThroughTheSquidThatAScriptNames(@TempDir Path squidFolder) throws Exception {
    try (Squid squid = Squid.digest(squidFolder)) {
      Path script =
          Files.writeString(
              folder.resolve("proxy.pac"),
              "function FindProxyForURL(url, host) {\n"
                  + "  if (shExpMatch(host, 'local*')) return 'PROXY 127.0.0.1:"
                  + squid.port()
                  + "; DIRECT';\n"
                  + "  return 'PROXY nowhere.example:1';\n"
                  + "}\n");
      HttpSettings settings = Desk.quick().withProxies(ProxyRouting.pac(script.toUri()));
      try (EnrollmentClient client = Desk.builder(folder, bank).http(settings).build()) {
        client.issue(store, Optional.empty(), customer("right"), new Cancellation());
      }
      assertThat(asked)
          .singleElement()
          .satisfies(challenge -> assertThat(challenge.port()).isEqualTo(squid.port()));
    }
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void believesNoProxyThatAnswersInTheBanksPlace() throws Exception {
    try (TestProxy proxy = TestProxy.answering("HTTP/1.1 403 No", "urn:nozomi:cert-enroll:locked");
        EnrollmentClient client = client(proxy)) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () -> client.issue(store, Optional.empty(), customer("right"), new Cancellation()));
      assertThat(e.code().code()).isEqualTo("G008e");
      assertThat(e.failure().type()).isEqualTo("proxy-refused");
    }
  }

  @Test
  void resumesWhenTheProxyAsksInTheMiddle() throws Exception {
    try (TestProxy proxy = TestProxy.basic("user", "right").openAtFirst();
        EnrollmentClient client = client(proxy)) {
      Conversation customer =
          new Typist("right") {
            @Override
            public Answers answer(Challenge challenge) {
              demand(proxy);
              return super.answer(challenge);
            }
          };
      client.issue(store, Optional.empty(), customer, new Cancellation());
    }
    assertThat(asked).hasSize(1);
    assertThat(bank.requests().to(Endpoint.ANSWERS)).hasSize(1);
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void givesUpAfterManyWrongPairs() throws Exception {
    try (TestProxy proxy = TestProxy.basic("user", "right");
        EnrollmentClient client = client(proxy)) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () -> client.issue(store, Optional.empty(), customer("wrong"), new Cancellation()));
      assertThat(e.code().code()).isEqualTo("G009e");
    }
    assertThat(asked).hasSize(5);
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void saysWhenTheProxyWantsAnotherWay() throws Exception {
    try (TestProxy proxy = TestProxy.negotiate();
        EnrollmentClient client = client(proxy)) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () -> client.issue(store, Optional.empty(), customer("right"), new Cancellation()));
      assertThat(e.failure().type()).isEqualTo("proxy-authentication-unsupported");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void goesPastTheProxyForItsExceptions() throws Exception {
    try (TestProxy proxy = TestProxy.basic("user", "right");
        EnrollmentClient client = client(proxy, "localhost")) {
      client.issue(store, Optional.empty(), customer("right"), new Cancellation());
      assertThat(proxy.refused).isEmpty();
    }
  }

  @Test
  void cancelsAtTheProxysQuestion() throws Exception {
    try (TestProxy proxy = TestProxy.basic("user", "right");
        EnrollmentClient client = client(proxy)) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () -> client.issue(store, Optional.empty(), Desk.demo(), new Cancellation()));
      assertThat(e).isInstanceOf(CancelledException.class);
    }
  }

  private void assertWrongThenRight(TestProxy proxy) {
    assertThat(asked)
        .extracting(Conversation.ProxyChallenge::rejected)
        .containsExactly(false, true);
    assertThat(asked.get(0).port()).isEqualTo(proxy.port());
    assertThat(asked.get(0).realm()).contains("office");
    assertThat(proxy.connected).hasSizeGreaterThanOrEqualTo(2);
    assertThat(store.list()).hasSize(1);
  }

  private void issue(TestProxy proxy, String... passwords) throws Exception {
    try (EnrollmentClient client = client(proxy)) {
      client.issue(store, Optional.empty(), customer(passwords), new Cancellation());
    }
  }

  private EnrollmentClient client(TestProxy proxy, String... exceptions) throws Exception {
    return client(proxy.port(), exceptions);
  }

  private EnrollmentClient client(int port, String... exceptions) throws Exception {
    ProxyAddress address = new ProxyAddress("127.0.0.1", port);
    return Desk.builder(folder, bank)
        .http(Desk.quick().withProxies(ProxyRouting.manual(address, List.of(exceptions))))
        .build();
  }

  private Conversation customer(String... passwords) {
    return new Typist(passwords);
  }

  private static void demand(TestProxy proxy) {
    try {
      proxy.demand();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Types the demo customer's login, and one proxy password after the other. */
  private class Typist implements Conversation {
    private final String[] passwords;

    Typist(String... passwords) {
      this.passwords = passwords;
    }

    @Override
    public Answers answer(Challenge challenge) {
      Answers answers = TokenHolder.answers("password", "password");
      return challenge.operation() == Operation.ISSUE
          ? answers.put("loginId", TokenHolder.secret("demo01"))
          : answers;
    }

    @Override
    public ProxyCredentials proxyCredentials(ProxyChallenge proxy) {
      asked.add(proxy);
      String password = passwords[Math.min(asked.size(), passwords.length) - 1];
      return new ProxyCredentials("user", TokenHolder.secret(password));
    }
  }
}
