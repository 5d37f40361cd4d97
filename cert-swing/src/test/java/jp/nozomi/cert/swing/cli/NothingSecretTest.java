package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.swing.fixture.OldCertificates;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.proxy.FakeProxy;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are planted wherever one can be given, the bank fails, and what the app left is read. */
@Timeout(120)
class NothingSecretTest {
  private static final String PASSWORD = "Hibiscus-Login-71";
  private static final String STORE_PASSWORD = "Oleander-Store-72";
  private static final String PROXY_USER = "wisteria";
  private static final String PROXY_PASSWORD = "Jasmine-Proxy-73";
  private static final String ANSWER = "Camellia-Answer-74";

  @TempDir private Path folder;
  private Branch branch;
  private FakeProxy proxy;
  private String old = "";
  private final Map<String, String> left = new LinkedHashMap<>();

  @BeforeEach
  void open() throws Exception {
    branch =
        Branch.open(
            folder,
            Customer.of("issuing")
                .password(PASSWORD)
                .asks(Challenge.QUESTION)
                .question("q", ANSWER)
                .build(),
            Customer.of("renewing")
                .password(PASSWORD)
                .asksWhenRenewing(Challenge.QUESTION)
                .question("q", ANSWER)
                .build());
    branch.write("password", PASSWORD);
    branch.write("store-password", STORE_PASSWORD);
    branch.write("proxy-password", PROXY_PASSWORD);
    branch.write("helper.sh", "echo '{\"answers\":{\"answer\":\"" + ANSWER + "\"}}'");
    old =
        CertificateId.of(
                new OldCertificates(branch.bank, branch.file("c.p12"), STORE_PASSWORD)
                    .add("renewing", Instant.now().minus(Duration.ofDays(340))))
            .sha256();
    proxy = FakeProxy.start();
    proxy.demand(PROXY_USER, PROXY_PASSWORD);
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
    branch.close();
  }

  @Test
  void isInWhatTheAppLeaves() throws Exception {
    for (Endpoint failing :
        List.of(Endpoint.OPEN_SESSION, Endpoint.ANSWERS, Endpoint.KEY, Endpoint.PLACE_ORDER)) {
      for (Fault fault :
          List.of(
              Fault.INTERNAL_PROBLEM,
              Fault.GARBAGE,
              Fault.STATUS_407_BASIC,
              Fault.MALFORMED_PROBLEM)) {
        branch.bank.faults().add(fault, When.calling(failing));
        run("issue", failing + " " + fault, "--login-id", "issuing", "--json");
        run("renew", failing + " " + fault, "--certificate", old);
        branch.bank.faults().clear();
      }
    }
    branch.bank.faults().add(Fault.BUSY, When.calling(Endpoint.CONFIRM));
    run("issue", "unconfirmed", "--login-id", "issuing");
    run("renew", "unconfirmed", "--certificate", old);
    doctor();
    branch.bank.faults().clear();
    run("recover", "settled");
    collectFiles();

    assertThat(left.keySet())
        .anyMatch(name -> name.contains("ApplicationLog.log"))
        .anyMatch(name -> name.contains("journal"))
        .anyMatch(name -> name.startsWith("zip:journal"));
    assertThat(left)
        .anySatisfy(
            (where, text) -> {
              assertThat(where).startsWith("zip:logs/");
              assertThat(text).hasSizeGreaterThan(1_000);
            });
    for (String secret : secrets()) {
      assertThat(left)
          .allSatisfy((where, text) -> assertThat(text).as(where).doesNotContain(secret));
    }
  }

  /** What was planted, and what the bank handed out or was sent meanwhile. */
  private List<String> secrets() {
    String pair = PROXY_USER + ":" + PROXY_PASSWORD;
    List<String> secrets =
        new ArrayList<>(
            List.of(
                PASSWORD,
                STORE_PASSWORD,
                PROXY_PASSWORD,
                ANSWER,
                Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    List<String> tokens =
        branch.bank.requests().all().stream()
            .map(request -> request.headers().getOrDefault("authorization", ""))
            .filter(value -> value.startsWith("Bearer "))
            .map(value -> value.substring("Bearer ".length()))
            .distinct()
            .toList();
    assertThat(tokens).hasSizeGreaterThan(5);
    secrets.addAll(tokens);
    return secrets;
  }

  private void run(String command, String note, String... more) throws Exception {
    CliRun run = branch.cli().behind(new ProxyAddress("localhost", proxy.port()));
    Stream<String> given = Stream.of(more);
    if (!command.equals("recover")) {
      given =
          Stream.concat(
              given,
              Stream.of(
                  "--answer-helper",
                  "sh '" + branch.file("helper.sh") + "'",
                  "--password-file",
                  branch.file("password").toString()));
    }
    run.run(
        branch.args(
            command,
            Stream.concat(
                    given,
                    Stream.of(
                        "--proxy-user",
                        PROXY_USER,
                        "--proxy-password-file",
                        branch.file("proxy-password").toString()))
                .toArray(String[]::new)));
    keep(command + " " + note, run);
  }

  private void doctor() throws Exception {
    Path zip = branch.file("support.zip");
    CliRun run = branch.cli().behind(new ProxyAddress("localhost", proxy.port()));
    ExitCode ended =
        run.run(
            branch.args(
                "doctor",
                "--bundle",
                zip.toString(),
                "--proxy-user",
                PROXY_USER,
                "--proxy-password-file",
                branch.file("proxy-password").toString()));
    assertThat(ended).as(run.out()).isEqualTo(ExitCode.DOCTOR_WARNING);
    keep("doctor", run);
    DoctorTest.unzipped(zip).forEach((name, text) -> left.put("zip:" + name, text));
  }

  private void keep(String name, CliRun run) {
    left.put("out of " + name, run.out());
    left.put("err of " + name, run.err());
  }

  /** Whatever the app wrote, but the store, which is encrypted. */
  private void collectFiles() throws IOException {
    try (Stream<Path> files =
        Stream.concat(Files.walk(folder.resolve("9999")), Files.walk(folder.resolve("journal")))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        left.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
  }
}
