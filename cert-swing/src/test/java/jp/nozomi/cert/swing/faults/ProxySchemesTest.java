package jp.nozomi.cert.swing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.proxy.FakeProxy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that ask for credentials in other ways than by Basic. */
class ProxySchemesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"NTLM", "Negotiate", "Moon phase=\"full\"", "Bearer realm=\"x\""})
  void aSchemeThatTheClientDoesNotHaveIsNamedAndTheUserNotAsked(String scheme) throws Exception {
    try (FakeBank bank = FakeBank.builder().start();
        FakeProxy proxy = FakeProxy.start()) {
      proxy.demand("user", "password");
      proxy.offer(scheme);
      Asked asked = new Asked(new AtomicInteger());
      CodedException failure = issue(bank, proxy, asked);

      assertThat(failure.code()).isEqualTo(ErrorCode.PROXY_CREDENTIALS_WRONG);
      assertThat(failure.failure().type()).isEqualTo("proxy-authentication-unsupported");
      assertThat(asked.times()).hasValue(0);
      assertThat(bank.requests().count()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"n\", qop=\"auth\""})
  void aSchemeThatTheClientHasAsksTheUser(String scheme) throws Exception {
    try (FakeBank bank = FakeBank.builder().start();
        FakeProxy proxy = FakeProxy.start()) {
      proxy.demand("user", "password");
      proxy.offer("NTLM", scheme);
      Asked asked = new Asked(new AtomicInteger());
      CodedException failure = issue(bank, proxy, asked);

      assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED);
      assertThat(asked.times()).hasPositiveValue();
      assertThat(bank.requests().count()).isZero();
    }
  }

  private CodedException issue(FakeBank bank, FakeProxy proxy, Conversation customer)
      throws Exception {
    MemoryStore store = MemoryStores.at(folder.toString());
    ProxyRouting routing =
        ProxyRouting.manual(new ProxyAddress("localhost", proxy.port()), List.of());
    BankProfile profile = BankProfile.parse(bank.profileJson().getBytes(StandardCharsets.UTF_8));
    try (EnrollmentClient client =
        EnrollmentClient.builder(profile)
            .withoutJournal()
            .http(Encounter.patient().withProxies(routing))
            .build()) {
      return catchThrowableOfType(
          CodedException.class,
          () -> client.issue(store, Optional.empty(), customer, new Cancellation()));
    } finally {
      MemoryStores.forget(store);
    }
  }

  /** A user who types a wrong pair once and then gives up. */
  private record Asked(AtomicInteger times) implements Conversation {
    @Override
    public Answers answer(Challenge challenge) {
      throw new AssertionError("the bank was reached");
    }

    @Override
    public ProxyCredentials proxyCredentials(ProxyChallenge proxy) throws CancelledException {
      if (times.getAndIncrement() > 0) {
        throw new CancelledException();
      }
      return new ProxyCredentials("user", Secret.take("wrong".toCharArray()));
    }
  }
}
