package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every subset of the four challenges in every order ends in a certificate: 65 of each operation.
 */
class ChallengesTest {
  private static final List<Challenge> FOUR =
      List.of(Challenge.TRANSACTION, Challenge.OTP, Challenge.OTP_SYNC, Challenge.QUESTION);

  @TempDir static Path folder;
  private static FakeBank bank;
  private static EnrollmentClient client;

  @BeforeAll
  static void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
    client = Desk.builder(folder, bank).clock(bank.clock()).build();
  }

  @AfterAll
  static void close() throws Exception {
    client.close();
    bank.close();
  }

  static Stream<List<Challenge>> sequences() {
    List<List<Challenge>> all = new ArrayList<>();
    extend(List.of(), all);
    return all.stream();
  }

  private static void extend(List<Challenge> sequence, List<List<Challenge>> all) {
    all.add(sequence);
    for (Challenge next : FOUR) {
      if (!sequence.contains(next)) {
        List<Challenge> longer = new ArrayList<>(sequence);
        longer.add(next);
        extend(longer, all);
      }
    }
  }

  @Test
  void thereAreSixtyFiveSequences() {
    assertThat(sequences()).hasSize(65).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void issues(List<Challenge> sequence) throws Exception {
    String loginId = customer("issue", sequence);
    TokenHolder customer = new TokenHolder(bank, loginId);
    MemoryStore store = new MemoryStore();

    client.issue(store, Optional.empty(), customer, new Cancellation());

    assertThat(customer.asked).extracting(asked -> asked.type().name()).isEqualTo(names(sequence));
    assertThat(bank.issuedTo(loginId))
        .singleElement()
        .satisfies(issued -> assertThat(issued.confirmed()).isTrue());
    assertThat(store.list()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void renews(List<Challenge> sequence) throws Exception {
    String loginId = customer("renew", sequence);
    TokenHolder customer = new TokenHolder(bank, loginId);
    MemoryStore store = new MemoryStore();
    Instant notBefore = bank.clock().instant().minus(Duration.ofDays(340));
    CertificateId old = CrashScene.install(bank, store, loginId, notBefore);

    EnrollmentResult result =
        client.renew(store, old, store, Optional.empty(), customer, new Cancellation());

    assertThat(customer.asked).extracting(asked -> asked.type().name()).isEqualTo(names(sequence));
    assertThat(result.oldCertificateUntil()).isPresent();
    assertThat(store.list()).hasSize(2);
  }

  private static String customer(String operation, List<Challenge> sequence) {
    StringBuilder loginId = new StringBuilder(operation);
    sequence.forEach(challenge -> loginId.append(FOUR.indexOf(challenge)));
    bank.addCustomer(
        Customer.of(loginId.toString())
            .password("password")
            .asks(sequence.toArray(new Challenge[0]))
            .build());
    return loginId.toString();
  }

  private static List<String> names(List<Challenge> sequence) {
    return Stream.concat(Stream.of("PASSWORD"), sequence.stream().map(Enum::name))
        .map(name -> name.toUpperCase(Locale.ROOT))
        .toList();
  }
}
