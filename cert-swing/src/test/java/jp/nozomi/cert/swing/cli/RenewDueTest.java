package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewDueTest {
  private static final Instant DUE = Instant.now().minus(Duration.ofDays(350));
  private static final Instant DUE_SOONER = DUE.minus(Duration.ofDays(5));

  @TempDir private Path folder;
  private Branch branch;

  @BeforeEach
  void open() throws Exception {
    branch =
        Branch.open(
            folder,
            Branch.customer("first"),
            Branch.customer("second"),
            Branch.customer("third"),
            Customer.of("other").password("another password").build(),
            Customer.of("asked")
                .password(Branch.PASSWORD)
                .asksWhenRenewing(Challenge.QUESTION)
                .question("出身校は？", "のぞみ小学校")
                .build());
  }

  @AfterEach
  void close() throws Exception {
    branch.close();
  }

  @Test
  void renewsWhatIsDueAndNothingElse() throws Exception {
    branch.old().add("first", DUE);
    branch.old().add("second", DUE_SOONER);
    branch.old().add("third", Instant.now());
    CliRun run = branch.cli();

    assertThat(run.run(renewDue())).isEqualTo(ExitCode.SUCCESS);

    assertThat(renewals(run))
        .extracting(one -> one.object("certificate").string("subject"))
        .satisfiesExactly(
            subject -> assertThat(subject).contains("second"),
            subject -> assertThat(subject).contains("first"));
    assertThat(branch.bank.issuedTo("third")).hasSize(1);
    assertThat(run.json().members()).containsOnlyKeys("renewals");
  }

  @Test
  void hasNothingToDoTheSecondTimeThoughTheOldCertificateIsStillValid() throws Exception {
    branch.old().add("first", DUE);
    branch.cli().run(renewDue());
    CliRun again = branch.cli();

    assertThat(again.run(renewDue())).isEqualTo(ExitCode.SUCCESS);

    assertThat(renewals(again)).isEmpty();
    assertThat(branch.bank.issuedTo("first")).hasSize(2);
  }

  @Test
  void goesOnAfterAFailureAndEndsWithItsCode() throws Exception {
    X509Certificate revoked = branch.old().add("first", DUE_SOONER);
    branch.bank.revoke(CertificateId.of(revoked).sha256());
    branch.old().add("second", DUE);
    CliRun run = branch.cli();

    assertThat(run.run(renewDue())).isEqualTo(ExitCode.RENEWAL_REFUSED);

    List<JsonObject> renewals = renewals(run);
    assertThat(renewals.get(0).object("error").string("code")).isEqualTo("BZBE011008");
    assertThat(renewals.get(0).object("old").string("sha256"))
        .isEqualTo(CertificateId.of(revoked).sha256());
    assertThat(renewals.get(1).members()).containsKeys("old", "certificate", "store", "stages");
  }

  @Test
  void sendsAWrongPasswordOnceForEachCustomerSoThatNobodyIsLockedOut() throws Exception {
    branch.old().add("other", DUE);
    branch.old().add("first", DUE_SOONER);
    CliRun run = branch.cli();

    assertThat(run.run(renewDue())).isEqualTo(ExitCode.WRONG_ANSWER);

    assertThat(branch.bank.isLocked("other")).isFalse();
    assertThat(branch.bank.issuedTo("first")).hasSize(2);
  }

  @Test
  void asksTheHelperForEachCustomersPasswordAndAnswers() throws Exception {
    branch.old().add("asked", DUE);
    branch.old().add("other", DUE_SOONER);
    Path helper =
        branch.write(
            "helper.sh",
            """
            q=$(cat)
            case $q in
              *'"type":"password"'*'"loginId":"asked"'*) echo '{"answers":{"password":"%s"}}' ;;
              *'"type":"password"'*'"loginId":"other"'*) echo '{"answers":{"password":"another password"}}' ;;
              *'"type":"question"'*'"loginId":"asked"'*) echo '{"answers":{"answer":"のぞみ小学校"}}' ;;
              *) exit 3 ;;
            esac
            """
                .formatted(Branch.PASSWORD));
    CliRun run = branch.cli();

    ExitCode ended =
        run.run(branch.args("renew", "--due", "--json", "--answer-helper", "sh '" + helper + "'"));

    assertThat(ended).isEqualTo(ExitCode.SUCCESS);
    assertThat(renewals(run)).hasSize(2).allMatch(one -> one.members().containsKey("certificate"));
  }

  @Test
  void sumsUpForPeople() throws Exception {
    branch.old().add("first", DUE_SOONER);
    branch.old().add("other", DUE);
    CliRun run = branch.cli();

    run.run(branch.loggingIn("renew", "--due"));

    assertThat(run.out())
        .contains("証明書の更新とインストールが完了しました。", "first", "証明書を更新できませんでした。", "other", "[N001e]")
        .endsWith("更新対象 2件: 成功 1件、失敗 1件\n");
  }

  @Test
  void aStoreThatCanNotBeReadIsAFailure() throws Exception {
    branch.old().add("first", DUE);
    branch.write("store-password", "wrong");
    CliRun run = branch.cli();

    assertThat(run.run(renewDue())).isEqualTo(ExitCode.STORE_PASSWORD_WRONG);
    assertThat(run.json().members()).containsOnlyKeys("error");
  }

  private String[] renewDue() {
    return branch.loggingIn("renew", "--due", "--json");
  }

  private static List<JsonObject> renewals(CliRun run) throws JsonException {
    return run.json().array("renewals").objects("renewals");
  }
}
