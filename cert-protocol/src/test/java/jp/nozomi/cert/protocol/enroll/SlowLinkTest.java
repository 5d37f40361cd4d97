package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.protocol.transport.SlowLink;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 300 ms there and back, and three pieces in a hundred lost: slow, and it ends in a certificate.
 */
class SlowLinkTest {
  @TempDir Path folder;
  private FakeBank bank;
  private SlowLink link;
  private EnrollmentClient client;
  private CertificateStore store;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
    link = new SlowLink(Duration.ofMillis(150), 0.03, 1);
    client =
        Desk.builder(folder, bank)
            .http(
                HttpSettings.defaults()
                    .withProxies(
                        ProxyRouting.manual(new ProxyAddress("127.0.0.1", link.port()), List.of())))
            .build();
    store = Desk.openStore(folder);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    store.close();
    link.close();
    bank.close();
  }

  @Test
  void issues() throws Exception {
    assertThat(client.issue(store, Optional.empty(), Desk.demo(), new Cancellation()).proven())
        .isTrue();
    assertThat(link.pieces.get()).isGreaterThan(20);
  }

  @Test
  void renews() throws Exception {
    CertificateId old =
        CrashScene.install(bank, store, "demo01", Instant.now().minus(Duration.ofDays(340)));

    client.renew(store, old, store, Optional.empty(), Desk.demo(), new Cancellation());

    assertThat(store.list()).hasSize(2);
  }

  @Test
  void issuesAlthoughRepliesBreakOffAndTrickle() throws Exception {
    bank.faults().add(Fault.RESET_IN_BODY, When.calling(Endpoint.DIRECTORY).nth(1));
    bank.faults().add(Fault.TRICKLE, When.calling(Endpoint.KEY).nth(1));
    bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.PLACE_ORDER).nth(1));

    client.issue(store, Optional.empty(), Desk.demo(), new Cancellation());

    assertThat(bank.issuedTo("demo01")).hasSize(1);
  }
}
