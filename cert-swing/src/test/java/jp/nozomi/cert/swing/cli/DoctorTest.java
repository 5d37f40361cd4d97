package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.nozomi.cert.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DoctorTest {
  @TempDir private Path folder;
  private Branch branch;

  @BeforeEach
  void open() throws Exception {
    branch = Branch.open(folder, Branch.customer("logid031"));
  }

  @AfterEach
  void close() throws Exception {
    branch.close();
  }

  @Test
  void findsNothingWrongWhereNothingIs() throws Exception {
    branch.cli().run(branch.loggingIn("issue", "--login-id", "logid031"));
    CliRun run = branch.cli();

    assertThat(run.run(branch.args("doctor"))).isEqualTo(ExitCode.SUCCESS);

    assertThat(run.out()).contains("TLSv1.3").doesNotContain("->");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void speaksEnglishOnRequest() throws Exception {
    CliRun run = branch.cli();

    run.run(branch.args("doctor", "--lang", "en"));

    assertThat(run.out()).contains("[OK] This PC's clock").doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void writesOneJsonObjectThatTellsItsExitCode() throws Exception {
    branch.bank.minimumClient("99.0.0");
    CliRun run = branch.cli();

    ExitCode ended = run.run(branch.args("doctor", "--json"));

    JsonObject monitoring = run.json().object("monitoring");
    assertThat(monitoring.string("status")).isEqualTo("critical");
    assertThat(monitoring.integer("exitCode")).isEqualTo(2).isEqualTo(ended.status());
    assertThat(run.json().array("checks").objects("checks")).hasSize(13);
  }

  @Test
  void asksForTheStoresPasswordOnceAndOnlyIfThereIsAStore() throws Exception {
    branch.cli().run(branch.loggingIn("issue", "--login-id", "logid031"));
    CliRun withStore = branch.cli().typing(Branch.STORE_PASSWORD);
    CliRun without = branch.cli().typing();

    assertThat(withStore.run(interactive("c.p12"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(without.run(interactive("none.p12"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(branch.file("none.p12")).doesNotExist();
  }

  @Test
  void looksAtTheProfilesOwnStoreWithoutBeingToldOne() throws Exception {
    CliRun run = branch.cli();

    ExitCode ended = run.run("doctor", "--profile", branch.file("profile.json").toString());

    assertThat(ended).isEqualTo(ExitCode.SUCCESS);
    assertThat(run.out()).contains("certificates.p12");
  }

  @Test
  void worksWithTheBuiltInProfileThatTrustsNobody() throws Exception {
    CliRun run = branch.cli();

    assertThat(run.run("doctor")).isEqualTo(ExitCode.DOCTOR_CRITICAL);
    assertThat(run.out()).contains("(profile no-client-anchor)");
  }

  @Test
  void neverEndsLikeAFindingWhenItCouldNotLook() throws Exception {
    assertThat(branch.cli().run("doctor", "--nonsense")).isEqualTo(ExitCode.DOCTOR_UNKNOWN);
    assertThat(branch.cli().run("doctor", "--bundle", "/nonexistent/a/b.zip"))
        .isEqualTo(ExitCode.DOCTOR_UNKNOWN);
    assertThat(branch.cli().run("doctor", "--store-password-file", "/nonexistent"))
        .isEqualTo(ExitCode.DOCTOR_UNKNOWN);
  }

  @Test
  void bundlesReportJournalAndLog() throws Exception {
    branch.cli().run(branch.loggingIn("issue", "--login-id", "nobody"));
    Path zip = branch.file("support.zip");
    CliRun run = branch.cli();

    ExitCode ended = run.run(branch.args("doctor", "--bundle", zip.toString()));

    assertThat(ended).isEqualTo(ExitCode.SUCCESS);
    assertThat(run.err()).contains(zip.toString());
    assertThat(unzipped(zip))
        .containsKeys("report.json", "report.ja.txt", "report.en.txt", "versions.json")
        .hasEntrySatisfying("logs/01-ApplicationLog.log", log -> assertThat(log).contains("N012i"));
  }

  @Test
  void bundlesWhatThereIsWithABrokenProfileToo() throws Exception {
    Path broken = branch.write("broken.json", "{");
    Path zip = branch.file("support.zip");

    ExitCode ended =
        branch.cli().run("doctor", "--profile", broken.toString(), "--bundle", zip.toString());

    assertThat(ended).isEqualTo(ExitCode.DOCTOR_CRITICAL);
    assertThat(unzipped(zip).get("report.en.txt")).contains("(profile invalid)");
  }

  @Test
  void changesNothing() throws Exception {
    branch.cli().run(branch.args("doctor"));

    assertThat(folder.resolve("journal")).doesNotExist();
    assertThat(branch.file("c.p12")).doesNotExist();
    assertThat(branch.bank.requests().all())
        .allMatch(request -> request.path().equals("/.well-known/cert-enroll"));
  }

  static Map<String, String> unzipped(Path zip) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private String[] interactive(String store) {
    return new String[] {
      "doctor",
      "--profile",
      branch.file("profile.json").toString(),
      "--store",
      "pkcs12:" + branch.file(store)
    };
  }
}
