package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue and renewal with a server that speaks one version of TLS only: {@code fakebank}, alone. */
@Timeout(180)
class TlsVersionsTest {
  private static final String BANK = "jp.nozomi.cert.testkit.cli.FakeBankMain";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"TLSv1.2, TLSv1.3", "TLSv1.3, TLSv1.2"})
  void issuesAndRenewsOver(String spoken, String switchedOff) throws Exception {
    Path security =
        Files.writeString(
            folder.resolve("security"),
            "jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, " + switchedOff + "\n");
    Process bank =
        new ProcessBuilder(
                java(),
                "-Djava.security.properties=" + security,
                "-cp",
                classPath(),
                BANK,
                "--dir",
                folder.toString(),
                "--until-eof")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(bank.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).startsWith("bank ");
      Files.writeString(folder.resolve("password"), "Nozomi-2026");
      Files.writeString(folder.resolve("store-password"), "store-secret-1");

      CliRun doctor = new CliRun(folder);
      doctor.run(args("doctor", "new.p12", "store-password", "--lang", "en"));
      assertThat(doctor.out()).contains("connected securely over " + spoken);

      CliRun issue = new CliRun(folder);
      assertThat(
              issue.run(
                  args(
                      "issue",
                      "new.p12",
                      "store-password",
                      "--login-id",
                      "demo01",
                      "--password-file",
                      folder.resolve("password").toString())))
          .as(issue.err())
          .isEqualTo(ExitCode.SUCCESS);

      CliRun renew = new CliRun(folder);
      assertThat(
              renew.run(
                  args(
                      "renew",
                      "renewal-due.p12",
                      "renewal-due.password",
                      "--due",
                      "--json",
                      "--answer-helper",
                      token("demo40"))))
          .as(renew.out())
          .isEqualTo(ExitCode.SUCCESS);
      assertThat(renew.json().array("renewals").objects("renewals")).hasSize(1);
    } finally {
      bank.getOutputStream().close();
      if (!bank.waitFor(30, TimeUnit.SECONDS)) {
        bank.destroyForcibly();
      }
    }
  }

  private String[] args(String command, String store, String password, String... more) {
    return Stream.concat(
            Stream.of(
                command,
                "--profile",
                folder.resolve("profile.json").toString(),
                "--store",
                "pkcs12:" + folder.resolve(store),
                "--store-password-file",
                folder.resolve(password).toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private String token(String loginId) {
    return "'%s' -cp '%s' %s token --dir '%s' --login-id %s"
        .formatted(java(), classPath(), BANK, folder, loginId);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
