package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.swing.fixture.OldCertificates;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteTest {
  @TempDir private Path folder;
  private Branch branch;
  private CertificateId first;
  private CertificateId second;

  @BeforeEach
  void open() throws Exception {
    branch = Branch.open(folder, Branch.customer("logid031"), Branch.customer("logid032"));
    first = CertificateId.of(branch.old().add("logid031", Clock.systemUTC().instant()));
    second = CertificateId.of(branch.old().add("logid032", Clock.systemUTC().instant()));
  }

  @AfterEach
  void close() throws Exception {
    branch.close();
  }

  @Test
  void deletesTheCertificateAndItsKeyAndNothingElse() throws Exception {
    CliRun run = branch.cli();

    assertThat(run.run(delete(first, "--yes", "--json"))).isEqualTo(ExitCode.SUCCESS);

    assertThat(run.json().object("certificate").string("sha256")).isEqualTo(first.sha256());
    assertThat(run.json().string("store")).isEqualTo("pkcs12:" + branch.file("c.p12"));
    assertThat(certificatesWithKeys()).containsExactly(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "yes", "はい"})
  void asksAPersonAndNamesTheCertificate(String yes) throws Exception {
    CliRun run = branch.cli().typing(yes);

    assertThat(run.run(delete(first))).isEqualTo(ExitCode.SUCCESS);

    assertThat(run.err()).contains("logid031", "元には戻せません");
    assertThat(run.out()).contains("削除しました", first.sha256());
    assertThat(certificatesWithKeys()).containsExactly(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "yess"})
  void anythingButYesKeepsIt(String answer) throws Exception {
    assertThat(branch.cli().typing(answer).run(delete(first))).isEqualTo(ExitCode.CANCELLED);

    assertThat(certificatesWithKeys()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void wantsYesWhereNobodyCanBeAsked() throws Exception {
    assertThat(branch.cli().run(delete(first))).isEqualTo(ExitCode.USAGE);

    assertThat(certificatesWithKeys()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void namesACertificateThatIsNotThere() throws Exception {
    CliRun run = branch.cli();

    ExitCode ended = run.run(delete(new CertificateId("0".repeat(64)), "--yes", "--json"));

    assertThat(ended).isEqualTo(ExitCode.USAGE);
    assertThat(run.json().object("error").string("detail"))
        .isEqualTo("--certificate: not in the store");
  }

  @Test
  void leavesWhatAnotherBankIssuedAlone() throws Exception {
    try (FakeBank other = FakeBank.builder().customer(Branch.customer("stranger")).start()) {
      CertificateId theirs =
          CertificateId.of(
              new OldCertificates(other, branch.file("c.p12"), Branch.STORE_PASSWORD)
                  .add("stranger", Clock.systemUTC().instant()));
      CliRun run = branch.cli();

      assertThat(run.run(delete(theirs, "--yes", "--json"))).isEqualTo(ExitCode.USAGE);

      assertThat(run.json().object("error").string("detail"))
          .isEqualTo("--certificate: not of this bank");
      assertThat(certificatesWithKeys()).contains(theirs);
    }
  }

  @Test
  void saysThatTheStoresPasswordIsWrong() throws Exception {
    branch.write("store-password", "another");

    assertThat(branch.cli().run(delete(first, "--yes"))).isEqualTo(ExitCode.STORE_PASSWORD_WRONG);
  }

  @Test
  void makesNoStoreThatIsNotThere() throws Exception {
    Files.delete(branch.file("c.p12"));

    assertThat(branch.cli().run(delete(first, "--yes"))).isEqualTo(ExitCode.USAGE);

    assertThat(branch.file("c.p12")).doesNotExist();
  }

  @Test
  void keepsTheCertificateOfARenewalThatIsNotSettledYet() throws Exception {
    CertificateId due =
        CertificateId.of(
            branch.old().add("logid031", Clock.systemUTC().instant().minus(Duration.ofDays(350))));
    branch.bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.PLACE_ORDER));
    branch.bank.faults().add(Fault.INTERNAL_PROBLEM, When.calling(Endpoint.RECOVER));
    branch.cli().run(branch.loggingIn("renew", "--certificate", due.sha256()));
    CliRun run = branch.cli();

    assertThat(run.run(delete(due, "--yes", "--json"))).isEqualTo(ExitCode.RECOVERY_PENDING);

    assertThat(run.json().object("error").string("type")).isEqualTo("certificate-needed");
    assertThat(certificatesWithKeys()).contains(due);
    branch.bank.faults().clear();
    assertThat(branch.cli().run(branch.args("recover"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(branch.cli().run(delete(due, "--yes"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(certificatesWithKeys()).doesNotContain(due);
  }

  @Test
  void nobodyIsRemindedOfWhatIsGone() throws Exception {
    CertificateId due =
        CertificateId.of(
            branch.old().add("logid031", Clock.systemUTC().instant().minus(Duration.ofDays(340))));
    branch.cli().run(branch.args("list"));
    assertThat(folder.resolve("9999/expiry.json")).content().contains(due.sha256());

    branch.cli().run(delete(due, "--yes"));

    assertThat(folder.resolve("9999/expiry.json")).content().doesNotContain(due.sha256());
  }

  private String[] delete(CertificateId certificate, String... more) {
    return branch.args(
        "delete",
        Stream.concat(Stream.of("--certificate", certificate.sha256()), Stream.of(more))
            .toArray(String[]::new));
  }

  /** Read with the platform's own code. */
  private List<CertificateId> certificatesWithKeys() throws Exception {
    KeyStore file =
        KeyStore.getInstance(branch.file("c.p12").toFile(), Branch.STORE_PASSWORD.toCharArray());
    List<CertificateId> found = new ArrayList<>();
    for (String alias : Collections.list(file.aliases())) {
      assertThat(file.getKey(alias, Branch.STORE_PASSWORD.toCharArray())).isNotNull();
      // A pending key has none yet.
      if (file.getCertificate(alias) instanceof X509Certificate certificate) {
        found.add(CertificateId.of(certificate));
      }
    }
    return found;
  }
}
