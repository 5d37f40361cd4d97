package jp.nozomi.cert.protocol.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The checks where the profile says server.protocol est. */
@Timeout(60)
class EstPreflightTest {
  @TempDir private Path folder;
  private Clinic clinic;

  @BeforeEach
  void open() throws Exception {
    clinic = new Clinic(folder);
    clinic.overEst();
  }

  @AfterEach
  void close() throws Exception {
    clinic.close();
  }

  @Test
  void findsNothingWrongWhereNothingIs() throws Exception {
    PreflightReport report = Clinic.run(clinic.preflight());

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.OK);
    assertThat(report.of(CheckId.HTTP).facts())
        .containsEntry("contentType", "application/pkcs7-mime");
    assertThat(report.of(CheckId.DIRECTORY).cause()).isEqualTo("est");
    assertThat(report.of(CheckId.CLOCK).cause()).isEqualTo("ok");
  }

  @Test
  void sendsNoPasswordAndAsksForNoCertificate() throws Exception {
    Clinic.run(clinic.preflight());

    assertThat(clinic.bank.requests().all())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.path()).endsWith("/cacerts"));
  }

  @Test
  void looksAtTheCertificatesByTheProfilesPolicy() throws Exception {
    clinic.install(Instant.now().minus(Duration.ofDays(350)));

    PreflightReport report = Clinic.run(clinic.preflight());

    assertThat(report.of(CheckId.CERTIFICATES).cause()).isEqualTo("renewable");
  }

  @Test
  void tellsAServiceOfOtherAuthorities() throws Exception {
    PreflightReport report = Clinic.run(clinic.pinningAnotherClientAuthority().preflight());

    assertThat(report.of(CheckId.DIRECTORY).cause()).isEqualTo("other-authorities");
    assertThat(report.monitoring()).isEqualTo(Monitoring.CRITICAL);
  }

  @Test
  void tellsAnAddressWithoutAnEstService() throws Exception {
    clinic.with("/.well-known/est", "/.well-known/nothing");

    PreflightReport report = Clinic.run(clinic.preflight());

    assertThat(report.of(CheckId.DIRECTORY).outcome()).isEqualTo(Outcome.FAILED);
  }
}
