package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import jp.nozomi.cert.core.certificate.CertificateId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The renewal window to the second (PRODUCT.md, section 3), through the command line. */
class RenewalTimesTest {
  private static final String CUSTOMER = "logid031";

  @TempDir private Path folder;
  private Branch branch;
  private X509Certificate old;

  @BeforeEach
  void open() throws Exception {
    branch = Branch.open(folder, Branch.customer(CUSTOMER));
  }

  @AfterEach
  void close() throws Exception {
    branch.close();
  }

  @ParameterizedTest
  @CsvSource({
    "P41D,      RENEWAL_REFUSED, N006e",
    "P40DT1S,   RENEWAL_REFUSED, N006e",
    "P40D,      SUCCESS,",
    "PT1S,      SUCCESS,",
    "PT0S,      SUCCESS,",
    "PT-1S,     RENEWAL_REFUSED, N006e",
  })
  void renewsFromFortyDaysBeforeTheEndToItsLastSecond(Duration left, ExitCode ended, String code)
      throws Exception {
    Instant now = endIn(left);
    CliRun run = branch.cli().at(Clock.fixed(now, ZoneOffset.UTC));

    assertThat(run.run(renewal())).isEqualTo(ended);

    assertOutcome(run, code);
  }

  @ParameterizedTest
  @CsvSource({
    "P41D,    -P2D,  RENEWAL_REFUSED, N006e",
    "P41D,    P2D,   RENEWAL_REFUSED, N006e",
    "P40D,    -P2D,  SUCCESS,",
    "PT1S,    P2D,   SUCCESS,",
    "PT-1S,   -P2D,  RENEWAL_REFUSED, N006e",
  })
  void theServersTimeDecidesAndNotThePcsClock(
      Duration left, Duration pcAhead, ExitCode ended, String code) throws Exception {
    Instant now = endIn(left);
    CliRun run = branch.cli().at(Clock.fixed(now.plus(pcAhead), ZoneOffset.UTC));

    assertThat(run.run(renewal())).isEqualTo(ended);

    assertOutcome(run, code);
  }

  @ParameterizedTest
  @CsvSource({
    "P41D,    too-early,  41",
    "P40DT1S, too-early,  41",
    "P40D,    renewable,  40",
    "PT1S,    renewable,  1",
    "PT-1S,   expired,    0",
  })
  void theListTellsTheSameByThePcsClock(Duration left, String state, long days) throws Exception {
    Instant now = endIn(left);
    CliRun run = branch.cli().at(Clock.fixed(now, ZoneOffset.UTC));

    run.run(branch.args("list", "--json"));

    assertThat(run.json().array("certificates").objects("certificates"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.string("state")).isEqualTo(state);
              assertThat(one.integer("daysLeft")).isEqualTo(days);
            });
  }

  /** Stops the bank's time at which the old certificate has this long to go. */
  private Instant endIn(Duration left) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    branch.bank.clock().stopAt(now);
    X509Certificate probe = branch.old().add(CUSTOMER, now);
    Duration life = Duration.between(now, probe.getNotAfter().toInstant());
    Files.delete(branch.file("c.p12"));
    branch.bank.revoke(CertificateId.of(probe).sha256());
    old = branch.old().add(CUSTOMER, now.plus(left).minus(life));
    assertThat(Duration.between(now, old.getNotAfter().toInstant())).isEqualTo(left);
    return now;
  }

  private String[] renewal() {
    return branch.loggingIn("renew", "--json", "--certificate", CertificateId.of(old).sha256());
  }

  private void assertOutcome(CliRun run, String code) throws Exception {
    if (code == null) {
      String renewed = run.json().object("certificate").string("sha256");
      assertThat(renewed).isNotEqualTo(CertificateId.of(old).sha256());
      assertThat(run.json().object("certificate").string("subject")).contains(CUSTOMER);
    } else {
      assertThat(run.json().object("error").string("code")).isEqualTo(code);
      assertThat(run.json().object("error").string("remedy")).isNotBlank();
    }
  }
}
