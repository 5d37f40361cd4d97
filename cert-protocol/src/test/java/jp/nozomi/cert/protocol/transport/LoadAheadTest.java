package jp.nozomi.cert.protocol.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import org.junit.jupiter.api.Test;

/** What is loaded beside a start: no more than classes. */
class LoadAheadTest {
  @Test
  void leavesNoThreadBehind() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    EnrollmentClient.loadAhead();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("http-deadlines"))
        .isSubsetOf(before);
  }

  @Test
  void trustsNoServer() throws Exception {
    HeldCertificate server =
        HeldCertificate.builder()
            .subject("CN=localhost")
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .authority()
            .build();
    X509Certificate[] chain = {server.certificate()};

    try (Socket socket = new Socket()) {
      assertThatThrownBy(
              () -> ServerTrust.nobody().checkServerTrusted(chain, "ECDHE_ECDSA", socket))
          .hasMessageContaining("trustAnchors parameter must be non-empty");
    }
  }
}
