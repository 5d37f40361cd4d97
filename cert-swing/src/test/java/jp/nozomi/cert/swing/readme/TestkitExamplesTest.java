package jp.nozomi.cert.swing.readme;

// DOC: examples
import static jp.nozomi.cert.testkit.assertion.FakeBankAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.Conversations;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.junit.WithFakeBank;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithFakeBank(customers = "logid031", life = WithFakeBank.Life.METHOD)
class TestkitExamplesTest {
  private final Conversation customer = Conversations.password("logid031", secret("password"));
  private CertificateStore store;
  private EnrollmentClient client;

  @BeforeEach
  void open(FakeBank bank, @TempDir Path folder) throws Exception {
    StorePrompt prompt = (location, creating) -> Optional.of(secret("store password"));
    store = CertificateStores.open("pkcs12:" + folder.resolve("store.p12"), prompt);
    BankProfile profile = BankProfile.parse(bank.profileJson().getBytes(StandardCharsets.UTF_8));
    client = EnrollmentClient.builder(profile).clock(bank.clock()).journal(folder).build();
  }

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  @Test
  void issues(FakeBank bank) throws Exception {
    client.issue(store, customer);

    assertThat(store.list()).hasSize(1);
    assertThat(bank).issued(1).toCustomer("logid031").withOneInUse().allConfirmed();
  }

  @Test
  void renewsThroughALostReply(FakeBank bank) throws Exception {
    client.issue(store, customer);
    bank.clock().advance(Duration.ofDays(340));
    bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.PLACE_ORDER).nth(1));

    client.renew(store, store.list().get(0).id(), customer);

    assertThat(bank).issued(2).withStatus(CertificateStatus.SUPERSEDED, 1).withOneInUse();
  }

  @Test
  void refusesACertificateOfAWrongAuthority(FakeBank bank) throws Exception {
    bank.faults().nextCertificate(CertificateFault.WRONG_AUTHORITY);

    CodedException refused =
        catchThrowableOfType(CodedException.class, () -> client.issue(store, customer));

    assertThat(refused.code()).isEqualTo(ErrorCode.CERTIFICATE_REJECTED);
    assertThat(store.list()).isEmpty();
    assertThat(bank).issued(1).withStatus(CertificateStatus.REVOKED, 1);
  }

  private static Secret secret(String text) {
    return Secret.take(text.toCharArray());
  }
}
// DOC: end
