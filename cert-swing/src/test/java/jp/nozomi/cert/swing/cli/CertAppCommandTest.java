package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.demo.Whoami;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line against a fake bank, in one process. */
class CertAppCommandTest {
  private static final String PASSWORD = "Nozomi-2026";
  private static final String STORE_PASSWORD = "store-secret-1";

  @TempDir private Path folder;
  private FakeBank bank;

  @BeforeEach
  void openTheBank() throws IOException {
    bank =
        FakeBank.builder()
            .customer(Customer.of("plain").password(PASSWORD).build())
            .customer(
                Customer.of("asked")
                    .password(PASSWORD)
                    .asks(Challenge.QUESTION)
                    .question("出身校は？", "のぞみ小学校")
                    .build())
            .customer(Customer.of("scanner").password(PASSWORD).asks(Challenge.TRANSACTION).build())
            .customer(
                Customer.of("unready")
                    .password(PASSWORD)
                    .state(AccountState.SECRET_ANSWER_UNREGISTERED)
                    .build())
            .start();
    Files.writeString(folder.resolve("profile.json"), bank.profileJson());
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Files.writeString(folder.resolve("store-password"), STORE_PASSWORD);
  }

  @AfterEach
  void closeTheBank() throws IOException {
    bank.close();
  }

  @Test
  void issuesACertificateThatTheBanksSiteAccepts() throws Exception {
    CliRun run = new CliRun(folder);

    assertThat(run.run(issue("plain"))).isEqualTo(ExitCode.SUCCESS);

    String seen = new Whoami(bank).askWith(folder.resolve("c.p12"), STORE_PASSWORD);
    assertThat(seen).contains(run.json().object("certificate").string("sha256"));
  }

  @Test
  void printsExactlyTheDocumentedMembers() throws Exception {
    CliRun run = new CliRun(folder);
    run.run(issue("plain"));

    JsonObject json = run.json();
    JsonObject certificate = json.object("certificate");
    assertThat(json.members().keySet()).isEqualTo(Set.of("certificate", "store", "stages"));
    assertThat(certificate.members().keySet())
        .isEqualTo(Set.of("subject", "issuer", "serial", "notBefore", "notAfter", "sha256"));
    assertThat(certificate.string("serial")).matches("([0-9a-f]{2})+");
    assertThat(certificate.optionalInstant("notAfter")).isPresent();
    assertThat(json.string("store")).isEqualTo("pkcs12:" + folder.resolve("c.p12"));
    assertThat(json.object("stages").members()).containsKeys("connecting", "generating-key");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theFirstStartOfAllFindsThePlaceOfTheProfilesOwnStore() throws Exception {
    CliRun run = new CliRun(folder.resolve("never").resolve("used"));

    ExitCode ended =
        run.run(
            "issue",
            "--profile",
            file("profile.json"),
            "--login-id",
            "plain",
            "--password-file",
            file("password"),
            "--store-password-file",
            file("store-password"));

    assertThat(ended).as(run.err()).isEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void keepsTheCertificationRequest() throws Exception {
    Path request = folder.resolve("request.pem");

    new CliRun(folder).run(with(issue("plain"), "--save-request", request.toString()));

    assertThat(request).content().startsWith("-----BEGIN CERTIFICATE REQUEST-----");
  }

  @Test
  void saysInWordsWhetherACertificateHasToBeRevoked() throws Exception {
    String[] words =
        with(common("issue"), "--login-id", "plain", "--password-file", file("password"));
    CliRun refused = new CliRun(folder);
    assertThat(refused.run(words)).isEqualTo(ExitCode.STORE_PASSWORD_WRONG);
    bank.faults().add(Fault.INTERNAL_PROBLEM, When.calling(Endpoint.CONFIRM));
    CliRun interrupted = new CliRun(folder);
    assertThat(interrupted.run(with(words, "--store-password-file", file("store-password"))))
        .isEqualTo(ExitCode.INSTALL_FAILED);

    assertThat(refused.err()).contains("証明書の失効: 不要です");
    assertThat(interrupted.err()).contains("証明書の失効: まだ不要です。再試行で完了できます");
  }

  @Test
  void takesBothSecretsFromStandardInput() throws Exception {
    CliRun run = new CliRun(folder).piping(PASSWORD + "\n" + STORE_PASSWORD + "\n");

    ExitCode ended =
        run.run(
            with(
                common("issue"),
                "--login-id",
                "plain",
                "--password-file",
                "-",
                "--store-password-file",
                "-"));

    assertThat(ended).isEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void asksAPersonForWhatTheOptionsDoNotTell() throws Exception {
    CliRun run =
        new CliRun(folder).typing("ａｓｋｅｄ", PASSWORD, STORE_PASSWORD, STORE_PASSWORD, "のぞみ小学校");

    assertThat(run.run(common("issue"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(run.err()).contains("CCHK002", "出身校は？").doesNotContain(PASSWORD, "のぞみ小学校");
  }

  @Test
  void asksAPersonAgainAfterAWrongPassword() throws Exception {
    CliRun run =
        new CliRun(folder)
            .typing("plain", "wrong", STORE_PASSWORD, STORE_PASSWORD, "plain", PASSWORD);

    assertThat(run.run(common("issue"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(run.err()).contains("[N001e]");
  }

  @Test
  void drawsTheQrCodeForAPersonAndWritesItOnRequest() throws Exception {
    Path png = folder.resolve("qr.png");
    CliRun run = new CliRun(folder).typing("scanner", PASSWORD, STORE_PASSWORD, STORE_PASSWORD);

    ExitCode ended = run.run(with(common("issue"), "--qr-file", png.toString()));

    assertThat(ended).isEqualTo(ExitCode.CANCELLED);
    assertThat(run.err()).contains("CCHK005", "█▀");
    assertThat(javax.imageio.ImageIO.read(png.toFile()).getWidth()).isGreaterThan(100);
  }

  @Test
  void letsAHelperAnswerTheChallenges() throws Exception {
    String helper =
        "grep -q '\"question\":\"出身校は？\"' && echo '{\"answers\":{\"answer\":\"のぞみ小学校\"}}'";

    ExitCode ended = new CliRun(folder).run(with(issue("asked"), "--answer-helper", helper));

    assertThat(ended).isEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void asksTheHelperOnceOnlySoThatNobodyIsLockedOut() throws Exception {
    Path count = folder.resolve("count");
    String helper = "echo x >> '" + count + "'; echo '{\"answers\":{\"answer\":\"wrong\"}}'";
    CliRun run = new CliRun(folder);

    ExitCode ended = run.run(with(issue("asked"), "--answer-helper", helper));

    assertThat(ended).isEqualTo(ExitCode.WRONG_ANSWER);
    assertThat(run.json().object("error").string("code")).isEqualTo("N002e");
    assertThat(count).content().isEqualTo("x\n");
    assertThat(bank.isLocked("asked")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "echo nonsense", "echo '{}'", "yes"})
  void aHelperThatFailsIsAFailureOfTheCommandLine(String helper) throws Exception {
    CliRun run = new CliRun(folder);

    ExitCode ended = run.run(with(issue("asked"), "--answer-helper", helper));

    assertThat(ended).isEqualTo(ExitCode.USAGE);
    assertThat(code(run)).isEqualTo("N015e");
  }

  @Test
  void listsWhatIsInTheStoreAndWhetherItCanBeRenewed() throws Exception {
    CliRun issued = new CliRun(folder);
    issued.run(issue("plain"));
    CliRun run = new CliRun(folder);

    ExitCode ended =
        run.run(with(common("list"), "--store-password-file", file("store-password"), "--json"));

    assertThat(ended).isEqualTo(ExitCode.SUCCESS);
    JsonObject listed = run.json().array("certificates").objects("certificates").get(0);
    assertThat(listed.string("sha256"))
        .isEqualTo(issued.json().object("certificate").string("sha256"));
    assertThat(listed.string("state")).isEqualTo("too-early");
    assertThat(listed.integer("daysLeft")).isEqualTo(366);
  }

  @Test
  void recoversNothingWhereNothingIsOpen() throws Exception {
    CliRun run = new CliRun(folder);

    assertThat(run.run(with(common("recover"), "--json"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(run.json().array("outcomes").elements()).isEmpty();
  }

  @Test
  void refusesToRenewACertificateThatIsNotThere() throws Exception {
    CliRun run = new CliRun(folder);
    run.run(issue("plain"));
    CliRun renewal = new CliRun(folder);

    ExitCode ended =
        renewal.run(
            with(
                common("renew"),
                "--json",
                "--certificate",
                "0".repeat(64),
                "--password-file",
                file("password"),
                "--store-password-file",
                file("store-password")));

    assertThat(ended).isEqualTo(ExitCode.RENEWAL_REFUSED);
    assertThat(code(renewal)).isEqualTo("BZBE011008");
  }

  @Test
  void aWrongPasswordIsSentOnceOnly() throws Exception {
    Files.writeString(folder.resolve("password"), "wrong");
    CliRun run = new CliRun(folder);

    assertThat(run.run(issue("plain"))).isEqualTo(ExitCode.WRONG_ANSWER);
    assertThat(code(run)).isEqualTo("N001e");
    assertThat(folder.resolve("c.p12")).doesNotExist();
    assertThat(bank.isLocked("plain")).isFalse();
  }

  @Test
  void theBrowserThatLogsInEndsTheSessionAndTheAppExplains() throws Exception {
    Terminal.Keyboard person =
        new Terminal.Keyboard() {
          @Override
          public Optional<String> line(String prompt) {
            bank.logInWithBrowser("asked");
            return Optional.of("のぞみ小学校");
          }

          @Override
          public Optional<Secret> secret(String prompt) {
            return Optional.empty();
          }
        };
    CliRun run = new CliRun(folder).typing(person);
    String[] args = issue("asked");

    ExitCode ended =
        run.run(Arrays.stream(args).filter(a -> !a.equals("--json")).toArray(String[]::new));

    assertThat(ended).isEqualTo(ExitCode.SESSION_ENDED);
    assertThat(run.err()).contains("[N005e]", "ブラウザ");
    assertThat(bank.issuedTo("asked")).isEmpty();
  }

  @Test
  void aSecondCertificateIsRefused() throws Exception {
    new CliRun(folder).run(issue("plain"));
    CliRun again = new CliRun(folder);

    assertThat(again.run(issue("plain"))).isEqualTo(ExitCode.CERTIFICATE_EXISTS);
  }

  @Test
  void anAccountThatIsNotReadyIsTold() throws Exception {
    CliRun run = new CliRun(folder);

    assertThat(run.run(issue("unready"))).isEqualTo(ExitCode.ACCOUNT_NOT_READY);
    assertThat(code(run)).isEqualTo("G010e");
    assertThat(run.json().object("error").string("traceId")).isNotBlank();
  }

  @Test
  void aViolationIsToldBeforeTheBankIsAsked() throws Exception {
    CliRun run = new CliRun(folder);

    assertThat(run.run(issue("has space"))).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(code(run)).isEqualTo("G006e");
    assertThat(bank.requests().all()).isEmpty();
  }

  @Test
  void aBankThatCanNotBeReachedIsTold() throws Exception {
    bank.close();
    CliRun run = new CliRun(folder);

    assertThat(run.run(issue("plain"))).isEqualTo(ExitCode.BANK_UNREACHABLE);
    assertThat(code(run)).isEqualTo("G008e");
  }

  @Test
  void aWrongStorePasswordIsTold() throws Exception {
    new CliRun(folder).run(issue("plain"));
    Files.writeString(folder.resolve("store-password"), "another");
    CliRun run = new CliRun(folder);

    assertThat(run.run(issue("asked"))).isEqualTo(ExitCode.STORE_PASSWORD_WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "isue --json                                     | USAGE           | N015e",
        "issue --json --nonsense                         | USAGE           | N015e",
        "issue --json --key RSA-512                      | USAGE           | N015e",
        "issue --json --password-file /nonexistent       | USAGE           | N015e",
        "issue --json --save-request /nonexistent/a/b    | USAGE           | N015e",
        "renew --json                                    | USAGE           | N015e",
        "renew --json --due --certificate 00             | USAGE           | N015e",
        "export --json --certificate 00 --out x          | USAGE           | N015e",
        "issue --json --profile /nonexistent             | PROFILE_INVALID | N013e",
        "issue --json --profile /                        | PROFILE_INVALID | N013e",
        "issue --json --store nowhere:x                  | STORE_UNAVAILABLE | N009e",
        "issue --json --store NOT:x                      | STORE_UNAVAILABLE | N009e",
      })
  void everyFailureIsOneJsonObjectWithItsCode(String args, ExitCode ended, String code)
      throws Exception {
    CliRun run = new CliRun(folder);
    String[] given = args.trim().split(" ");
    boolean profile = args.contains("--profile");
    boolean command = given[0].equals("issue");
    String[] all = profile || !command ? given : with(given, "--profile", file("profile.json"));
    boolean credentials = command && args.contains("--store");
    String[] withCredentials =
        credentials ? with(all, "--login-id", "plain", "--password-file", file("password")) : all;

    assertThat(run.run(withCredentials)).isEqualTo(ended);
    assertThat(run.json().members().keySet()).containsExactly("error");
    assertThat(run.json().object("error").members())
        .containsKeys("code", "type", "message", "remedy", "revocation");
    assertThat(code(run)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issue                                  | --login-id, --password-file: missing",
        "issue --key RSA-512                    | --key: unknown value 'RSA-512'",
        "list --lang fr                         | --lang: unknown value 'fr'",
        "list --theme pink                      | --theme",
        "--theme pink                           | --theme: unknown value 'pink'",
        "isue                                   | 'isue' (issue,",
        "renew                                  | --certificate: missing",
        "renew --certificate 00                 | --certificate: not 64 hexadecimal digits",
        "export --certificate 00                | --certificate: not 64 hexadecimal digits",
        "issue --profile /nonexistent           | /nonexistent: can not be read",
        "list --store nowhere:x                 | この種類の保存先はありません",
      })
  void saysWhatIsWrongWithTheCommandLine(String args, String cause) throws Exception {
    CliRun run = new CliRun(folder);
    String[] given = args.trim().split(" ");

    run.run(
        args.contains("--profile") || !args.matches("(issue|renew|list|export).*")
            ? given
            : with(given, "--profile", file("profile.json")));

    assertThat(run.err()).contains("原因: ", cause);
  }

  @Test
  void doesNotSayThatNothingIsNewerWhereItDidNotLook() throws Exception {
    CliRun run = new CliRun(folder);

    assertThat(run.run(with(common("update"), "--check"))).isEqualTo(ExitCode.SUCCESS);
    assertThat(run.err()).contains("新しいバージョンは確認しません");
    assertThat(run.out()).contains("ご利用中のバージョン").doesNotContain("新しいバージョン");
  }

  @Test
  void saysWhichMemberOfAProfileIsWrong() throws Exception {
    Files.writeString(
        folder.resolve("profile.json"), bank.profileJson().replace("\"bankCode\"", "\"code\""));
    CliRun run = new CliRun(folder);

    assertThat(run.run(with(common("list"), "--json"))).isEqualTo(ExitCode.PROFILE_INVALID);
    assertThat(run.json().object("error").string("detail")).startsWith("bankCode: ");
  }

  @Test
  void theBuiltInProfileKeepsNoKeysInAFile() throws Exception {
    CliRun run = new CliRun(folder);

    ExitCode ended =
        run.run(
            "issue",
            "--json",
            "--login-id",
            "plain",
            "--password-file",
            file("password"),
            "--store",
            "pkcs12:" + file("c.p12"),
            "--store-password-file",
            file("store-password"));

    assertThat(ended).isEqualTo(ExitCode.PROTECTION_TOO_WEAK);
    assertThat(folder.resolve("c.p12")).doesNotExist();
  }

  @Test
  void aHugeProfileIsNotReadToItsEnd() throws Exception {
    Path huge = folder.resolve("huge.json");
    Files.write(huge, new byte[1_000_000]);

    assertThat(new CliRun(folder).run("issue", "--profile", huge.toString()))
        .isEqualTo(ExitCode.PROFILE_INVALID);
  }

  @Test
  void withoutADisplayTheTerminalCommandsAreNamed() throws Exception {
    CliRun run = new CliRun(folder);

    assertThat(run.run()).isEqualTo(ExitCode.NO_DISPLAY);
    assertThat(run.err()).contains("画面を表示できません", "certapp issue").doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void messagesAreEnglishOnRequest() throws Exception {
    CliRun run = new CliRun(folder);

    run.run("issue", "--lang", "en", "--profile", "/nonexistent");

    assertThat(run.err()).contains("What to do").doesNotContainPattern("\\p{IsHan}");
  }

  /** docs/cli.md: --lang chooses the language, of the help too, and the system's does not. */
  @ParameterizedTest
  @CsvSource({
    "--help, 電子証明書, certificate",
    "issue --help, 証明書を発行, Issue",
    "list --nothing, 対処:, What to do:"
  })
  void theSystemsLanguageChangesNothingThatIsPrinted(
      String arguments, String japanese, String english) throws Exception {
    Locale machine = Locale.getDefault();
    try {
      List<String> printed = new ArrayList<>();
      for (Locale system : List.of(Locale.JAPAN, Locale.US)) {
        Locale.setDefault(system);
        CliRun run = new CliRun(folder);
        run.run(arguments.split(" "));
        printed.add(run.out() + run.err());
        CliRun chosen = new CliRun(folder);
        chosen.run((arguments + " --lang en").split(" "));
        assertThat(chosen.out() + chosen.err()).contains(english).doesNotContain(japanese);
      }
      assertThat(printed.get(0)).contains(japanese).isEqualTo(printed.get(1));
    } finally {
      Locale.setDefault(machine);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"issue", "renew", "list", "export", "delete", "recover", "doctor"})
  void helpNamesEveryCommand(String command) throws Exception {
    CliRun run = new CliRun(folder);

    assertThat(run.run("--help")).isEqualTo(ExitCode.SUCCESS);
    assertThat(run.out()).contains("  " + command + " ");
  }

  @Test
  void theLogHoldsNothingSecret() throws Exception {
    new CliRun(folder).run(issue("unready"));

    Path log = folder.resolve("9999").resolve("ApplicationLog.log");
    assertThat(log).content().contains("secret-answer-unregistered").doesNotContain(PASSWORD);
  }

  private String[] issue(String loginId) {
    return with(
        common("issue"),
        "--json",
        "--login-id",
        loginId,
        "--password-file",
        file("password"),
        "--store-password-file",
        file("store-password"));
  }

  private String[] common(String command) {
    return new String[] {
      command, "--profile", file("profile.json"), "--store", "pkcs12:" + file("c.p12")
    };
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static String[] with(String[] args, String... more) {
    return java.util.stream.Stream.of(args, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  private static String code(CliRun run) throws JsonException {
    return run.json().object("error").string("code");
  }
}
