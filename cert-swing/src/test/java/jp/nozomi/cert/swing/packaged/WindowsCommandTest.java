package jp.nozomi.cert.swing.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.keystore.windows.WindowsInspection;
import jp.nozomi.cert.keystore.windows.WineMachine;
import jp.nozomi.cert.swing.CertApp;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The app's own jars in a Windows Java runtime under Wine: issue, renew, list and delete in the
 * Windows user's store, each in a process of its own.
 *
 * <p>The processes run once, because starting them is slow; each test looks at what they left.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Wine is tried on Linux only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsCommandTest {
  private static final String LOGIN_ID = "windows1";
  private static final String PASSWORD = "Nozomi-2026";
  // So long ago that the certificate can be renewed now: 366 days, of which the last 40 count.
  private static final Duration LONG_AGO = Duration.ofDays(340);
  private static final String NTE_BAD_KEY_STATE = "0x8009000B";

  @TempDir private static Path folder;
  private WineMachine machine;
  private FakeBank bank;
  private JsonObject issued;
  private JsonObject renewed;
  private JsonObject listed;
  private List<WindowsInspection.Found> found;
  private List<String> containersBeforeDeleting;
  private JsonObject deleted;
  private List<String> containersAfterOneWasDeleted;
  private List<String> containersAtTheEnd;
  private JsonObject listedAtTheEnd;

  @BeforeAll
  void walk() throws Exception {
    machine = WineMachine.create();
    bank = FakeBank.builder().customer(Customer.of(LOGIN_ID).password(PASSWORD).build()).start();
    Files.writeString(folder.resolve("profile.json"), bank.profileJson());

    bank.clock().advance(LONG_AGO.negated());
    issued = enroll("issue", "--login-id", LOGIN_ID);
    bank.clock().follow(Clock.systemUTC());
    machine.shutDown();
    renewed = enroll("renew", "--certificate", sha256(issued));
    listed = certapp("", "list");
    found = inspect();
    containersBeforeDeleting = machine.keyContainers();
    deleted = certapp("", "delete", "--certificate", sha256(issued), "--yes");
    containersAfterOneWasDeleted = machine.keyContainers();
    certapp("", "delete", "--certificate", sha256(renewed), "--yes");
    listedAtTheEnd = certapp("", "list");
    containersAtTheEnd = machine.keyContainers();
  }

  @AfterAll
  void stop() throws Exception {
    if (bank != null) {
      bank.close();
    }
    if (machine != null) {
      machine.close();
    }
  }

  @Test
  void issuesIntoTheWindowsStoreWithAPasswordFromAPipe() throws Exception {
    assertThat(issued.string("store")).isEqualTo("windows");
    assertThat(sha256(issued)).isEqualTo(thumbprints().get(0));
  }

  /** The old key signed the TLS handshake of the renewal in another process. */
  @Test
  void renewsWithTheOldKeyAfterTheMachineRestarted() throws Exception {
    assertThat(renewed.string("store")).isEqualTo("windows");
    assertThat(sha256(renewed)).isEqualTo(thumbprints().get(1));
    assertThat(statuses()).containsExactly(CertificateStatus.SUPERSEDED, CertificateStatus.VALID);
  }

  @Test
  void listsOldAndNewAsEnforced() throws Exception {
    Map<String, String> states = states(listed);

    assertThat(states)
        .containsOnly(
            Map.entry(sha256(issued), "windows enforced renewable"),
            Map.entry(sha256(renewed), "windows enforced too-early"));
  }

  @Test
  void bothKeysSignInAnotherProcess() throws Exception {
    assertThat(found)
        .extracting(WindowsInspection.Found::id)
        .containsExactlyInAnyOrder(
            new CertificateId(sha256(issued)), new CertificateId(sha256(renewed)));
    assertThat(found).allMatch(WindowsInspection.Found::signs);
    assertThat(containersBeforeDeleting).hasSize(2).containsAll(containersAfterOneWasDeleted);
  }

  @Test
  void theExportOfAPrivateKeyIsRefused() {
    assertThat(found)
        .extracting(WindowsInspection.Found::export)
        .containsExactly(NTE_BAD_KEY_STATE, NTE_BAD_KEY_STATE);
  }

  /** Wine 8 keeps no CNG keys, and the trial must see that (docs/adr/0006). */
  @Test
  void aFailedProbeOfCngIsLoggedWithItsReasonAndCapiMakesTheKeys() throws Exception {
    assertThat(log())
        .containsPattern("new keys are not made by cng: .*NCrypt\\w+ failed with 0x[0-9A-F]{8}");
    assertThat(found).extracting(WindowsInspection.Found::route).containsOnly("capi");
  }

  @Test
  void deletingTheOldDeletesItsKeyAlone() throws Exception {
    assertThat(sha256(deleted)).isEqualTo(sha256(issued));
    assertThat(containersAfterOneWasDeleted).hasSize(1);
  }

  @Test
  void neitherCertificateNorKeyIsLeftAfterDeletion() throws Exception {
    assertThat(states(listedAtTheEnd)).isEmpty();
    assertThat(containersAtTheEnd).isEmpty();
  }

  @Test
  void neitherLogNorJournalHoldsThePassword() throws Exception {
    try (Stream<Path> files = Files.walk(ownFolder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(PASSWORD);
      }
    }
  }

  /** Wine's cmd runs no programs within a FOR, so the version is read from the runtime's file. */
  @Test
  void theStartScriptRunsTheJavaOfJavaHomeAndPassesArguments() throws Exception {
    Path script = Path.of("target", "certapp", "bin", "certapp.bat");
    ProcessBuilder command =
        machine.program(
            List.of("cmd", "/c", WineMachine.windowsPath(script), "nonsense", "--lang", "en"));
    command.environment().put("JAVA_HOME", WineMachine.windowsPath(machine.javaHome()));

    WineMachine.Ended ended = machine.run(command);

    assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.err()).contains("N015e").contains("'nonsense'");
  }

  /** Issues or renews, with the password as a line of standard input. */
  private JsonObject enroll(String... args)
      throws IOException, InterruptedException, JsonException {
    return certapp(
        PASSWORD + "\r\n",
        Stream.concat(Stream.of(args), Stream.of("--store", "windows", "--password-file", "-"))
            .toArray(String[]::new));
  }

  private JsonObject certapp(String input, String... args)
      throws IOException, InterruptedException, JsonException {
    WineMachine.Ended ended =
        machine.run(
            machine.java(
                Stream.of(
                        Stream.of(
                            "-cp",
                            WineMachine.windowsPath(Path.of("target", "certapp", "lib")) + "\\*",
                            CertApp.class.getName()),
                        Stream.of(args),
                        Stream.of(
                            "--json",
                            "--profile",
                            WineMachine.windowsPath(folder.resolve("profile.json"))))
                    .flatMap(each -> each)
                    .toList()),
            input);
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    return new JsonReader(JsonLimits.MESSAGE)
        .readObject(ended.out().getBytes(StandardCharsets.UTF_8));
  }

  private List<WindowsInspection.Found> inspect() throws IOException, InterruptedException {
    return WindowsInspection.parse(machine.run(WindowsInspection.class));
  }

  private String log() throws IOException {
    return Files.readString(ownFolder().resolve("9999").resolve("ApplicationLog.log"));
  }

  /** The app's folder under the Windows user's local application data. */
  private Path ownFolder() throws IOException {
    try (Stream<Path> folders =
        Files.find(
            machine.folder(),
            12,
            (path, attributes) -> path.endsWith("AppData/Local/nozomi-cert/certapp"))) {
      return folders.findFirst().orElseThrow();
    }
  }

  private List<String> thumbprints() {
    return bank.issuedTo(LOGIN_ID).stream()
        .map(IssuedCertificate::certificate)
        .map(certificate -> CertificateId.of(certificate).sha256())
        .toList();
  }

  private List<CertificateStatus> statuses() {
    return bank.issuedTo(LOGIN_ID).stream().map(IssuedCertificate::status).toList();
  }

  private static String sha256(JsonObject report) throws JsonException {
    return report.object("certificate").string("sha256");
  }

  private static Map<String, String> states(JsonObject list) throws JsonException {
    Map<String, String> states = new HashMap<>();
    for (JsonObject each : list.array("certificates").objects("certificates")) {
      states.put(
          each.string("sha256"),
          String.join(" ", each.string("store"), each.string("protection"), each.string("state")));
    }
    return states;
  }
}
