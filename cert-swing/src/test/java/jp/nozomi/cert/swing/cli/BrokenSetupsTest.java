package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.proxy.FakeProxy;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each set-up has one thing broken, which {@code certapp doctor} has to name; the table of what it
 * said is left in {@code target/doctor.md}.
 */
@Timeout(90)
class BrokenSetupsTest {
  private static final Path TABLE = Path.of("target", "doctor.md");
  private static final Map<String, String> ROWS = new TreeMap<>();
  private static final int FEWEST = 12;

  @TempDir private Path folder;

  /** What a set-up breaks before the doctor comes. */
  private static final class Scene {
    final Branch branch;
    CliRun run;
    List<String> options = new ArrayList<>();
    FakeProxy proxy;

    Scene(Branch branch) {
      this.branch = branch;
      this.run = branch.cli();
    }

    void profile(String from, String to) throws IOException {
      String before = Files.readString(branch.file("profile.json"));
      assertThat(before).contains(from);
      branch.write("profile.json", before.replace(from, to));
    }

    void demandingProxy() throws IOException {
      proxy = FakeProxy.start();
      proxy.demand("clerk", "proxy password");
      run.behind(new ProxyAddress("localhost", proxy.port()));
    }
  }

  @FunctionalInterface
  private interface Breaking {
    void breaks(Scene scene) throws Exception;
  }

  private record Setup(String name, ExitCode ended, String cause, String words, Breaking breaking) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Setup critical(String name, String cause, String words, Breaking breaking) {
    return new Setup(name, ExitCode.DOCTOR_CRITICAL, cause, words, breaking);
  }

  private static Setup warning(String name, String cause, String words, Breaking breaking) {
    return new Setup(name, ExitCode.DOCTOR_WARNING, cause, words, breaking);
  }

  static Stream<Setup> setups() {
    return Stream.of(network(), bank(), pc()).flatMap(List::stream);
  }

  private static List<Setup> network() {
    return List.of(
        critical(
            "the bank's name is unknown to DNS",
            "dns unknown-host",
            "No address was found for bank.invalid.",
            scene -> scene.profile(scene.branch.bank.baseUrl(), "https://bank.invalid")),
        critical(
            "the bank's port refuses",
            "tcp refused",
            "refused the connection.",
            scene -> scene.branch.bank.goDown()),
        critical(
            "the proxy is down",
            "tcp refused",
            "Check that firewall or proxy allow",
            scene -> scene.run.behind(new ProxyAddress("localhost", deadPort()))),
        critical(
            "the proxy wants a login and none is given",
            "proxy-login login-needed",
            "wants a user name and password (407).",
            Scene::demandingProxy),
        critical(
            "the proxy's login is wrong",
            "proxy-login login-wrong",
            "does not accept the user name and password (407).",
            scene -> {
              scene.demandingProxy();
              Path password = scene.branch.write("proxy-password", "wrong");
              scene.options.addAll(
                  List.of("--proxy-user", "clerk", "--proxy-password-file", password.toString()));
            }),
        critical(
            "the company's device intercepts TLS",
            "tls intercepted",
            "The certificate was issued by \"CN=Corporate Proxy CA,O=Nozomi Test\".",
            tls(TlsFault.INTERCEPTED)),
        critical(
            "another host answers",
            "tls wrong-host",
            "The server certificate is not for localhost",
            tls(TlsFault.WRONG_NAME)),
        critical(
            "the server's certificate has expired",
            "tls expired",
            "The server certificate of localhost expired at",
            tls(TlsFault.EXPIRED)),
        critical(
            "the server speaks TLS 1.0 only",
            "tls not-agreed",
            "No kind of encryption suits both this PC and localhost.",
            tls(TlsFault.OLD_PROTOCOL)),
        critical(
            "a hotel's login page answers",
            "http not-the-bank",
            "a page that is not the bank's (200",
            directory(Fault.STATUS_200_HTML)));
  }

  private static List<Setup> bank() {
    return List.of(
        critical(
            "the server has an error",
            "http server-error",
            "The server has an error (500).",
            directory(Fault.STATUS_500_HTML)),
        critical(
            "the bank is in maintenance",
            "directory maintenance",
            "under maintenance (until 2099-01-02 12:04:05 JST)",
            scene -> scene.branch.bank.maintenance(Instant.parse("2099-01-02T03:04:05Z"))),
        critical(
            "the bank wants a newer app",
            "directory client-too-old",
            "is too old; 99.0.0 or later is needed.",
            scene -> scene.branch.bank.minimumClient("99.0.0")),
        critical(
            "another bank's server answers",
            "directory other-bank",
            "Another bank's server replied.",
            scene -> scene.profile("\"9999\"", "\"1234\"")),
        warning(
            "the bank does not renew",
            "directory partly-offered",
            "The service offers a part only",
            scene -> scene.branch.bank.offer(true, false)));
  }

  private static List<Setup> pc() {
    return List.of(
        critical(
            "the profile is no JSON",
            "profile invalid",
            "The bank profile is not correct",
            scene -> scene.branch.write("profile.json", "{")),
        critical(
            "the profile is not there",
            "profile invalid",
            "The bank profile is not correct",
            scene -> Files.delete(scene.branch.file("profile.json"))),
        warning(
            "the PC's clock is an hour fast",
            "clock wrong",
            "This PC's clock differs from the server's by 36",
            scene -> scene.run.at(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))),
        critical(
            "the store can not be written",
            "store not-writable",
            "The certificate store can not be written",
            // What has no permission would still be written where tests run as root.
            scene ->
                Files.createDirectories(scene.branch.file("c.p12.part").resolve("in the way"))),
        critical(
            "the store's password is wrong",
            "store password",
            "wrong or was not given",
            scene -> {
              scene.branch.old().add("logid031", Instant.now());
              scene.branch.write("store-password", "wrong");
            }),
        critical(
            "the store's file is none",
            "store unreadable",
            "The certificate store can not be read",
            scene -> scene.branch.write("c.p12", "not a store")),
        critical(
            "the store is of no known kind",
            "store not-available",
            "The certificate store can not be used",
            scene -> scene.options.addAll(List.of("--store", "nowhere:x"))),
        critical(
            "the store protects keys too weakly",
            "store protection-too-weak",
            "The bank demands: can not be copied.",
            scene ->
                scene.profile(
                    "\"minimumProtection\" : \"file\"", "\"minimumProtection\" : \"enforced\"")),
        warning(
            "an issue was interrupted",
            "journal pending",
            "Interrupted procedures: 1.",
            scene -> {
              scene.branch.bank.faults().add(Fault.BUSY, When.calling(Endpoint.CONFIRM));
              scene.branch.cli().run(scene.branch.loggingIn("issue", "--login-id", "logid031"));
              scene.branch.bank.faults().clear();
            }),
        warning(
            "a certificate is due for renewal",
            "certificates renewable",
            "(26 days left)",
            old(Duration.ofDays(340))),
        critical(
            "a certificate ends this week",
            "certificates ending",
            "(6 days left)",
            old(Duration.ofDays(360))),
        critical(
            "a certificate has expired",
            "certificates expired",
            "expired",
            old(Duration.ofDays(400))));
  }

  @ParameterizedTest
  @MethodSource("setups")
  void theDoctorNamesTheCause(Setup setup) throws Exception {
    try (Branch branch = Branch.open(folder, Branch.customer("logid031"))) {
      Scene scene = new Scene(branch);
      setup.breaking().breaks(scene);
      List<String> args = new ArrayList<>(List.of(branch.args("doctor", "--lang", "en")));
      if (scene.options.contains("--store")) {
        args.subList(args.indexOf("--store"), args.indexOf("--store") + 2).clear();
      }
      args.addAll(scene.options);

      ExitCode ended = scene.run.run(args.toArray(String[]::new));

      if (scene.proxy != null) {
        scene.proxy.close();
      }
      List<String> found =
          scene.run.out().lines().filter(line -> line.contains("(" + setup.cause() + ")")).toList();
      assertThat(found).as(scene.run.out()).hasSize(1);
      assertThat(scene.run.out()).contains(setup.words());
      assertThat(ended).isEqualTo(setup.ended());
      ROWS.put(setup.name(), found.get(0) + " | " + ended.status());
    }
  }

  @AfterAll
  static void leavesTheTable() throws IOException {
    assertThat(setups().count()).isGreaterThanOrEqualTo(FEWEST);
    StringBuilder table = new StringBuilder("| set-up | certapp doctor | exit |\n|---|---|---|\n");
    ROWS.forEach((setup, line) -> table.append("| %s | %s |%n".formatted(setup, line)));
    Files.writeString(TABLE, table);
  }

  private static Breaking tls(TlsFault fault) {
    return scene -> scene.branch.bank.faults().nextConnections(fault, 4);
  }

  private static Breaking directory(Fault fault) {
    return scene -> scene.branch.bank.faults().add(fault, When.calling(Endpoint.DIRECTORY));
  }

  private static Breaking old(Duration age) {
    return scene -> scene.branch.old().add("logid031", Instant.now().minus(age));
  }

  private static int deadPort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }
}
