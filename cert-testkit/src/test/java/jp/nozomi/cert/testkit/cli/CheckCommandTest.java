package jp.nozomi.cert.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.testkit.CheckedBank;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code fakebank check} at our own fake, as a bank's developer runs it at theirs. */
class CheckCommandTest {
  private static final String CUSTOMERS =
      """
      {"customers": [{"loginId": "check01", "password": "first"},
                     {"loginId": "check02", "password": "second"}]}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private Path customers;

  @BeforeEach
  void namesTheCustomers() throws Exception {
    customers = Files.writeString(folder.resolve("customers.json"), CUSTOMERS);
  }

  private static FakeBank bank() throws Exception {
    return FakeBank.builder()
        .customer(Customer.of("check01").password("first").build())
        .customer(Customer.of("check02").password("second").build())
        .start();
  }

  private int check(FakeBank bank) throws Exception {
    Path authority = Files.writeString(folder.resolve("server-ca.pem"), bank.serverCaPem());
    return check(bank.directoryUrl(), "--server-ca", authority.toString());
  }

  private int check(String url, String... more) {
    CommandLine command =
        FakeBankMain.command(InputStream.nullInputStream(), output, Clock.systemUTC());
    command.setErr(new PrintWriter(errors, true));
    List<String> args =
        new ArrayList<>(List.of("check", "--url", url, "--customers", customers.toString()));
    args.addAll(List.of(more));
    return command.execute(args.toArray(String[]::new));
  }

  private List<String> lines() {
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void endsWithZeroIfEverySentenceHolds() throws Exception {
    FakeBank bank = bank();
    int exit = check(bank);
    CheckedBank.close(bank);

    assertThat(lines()).last().isEqualTo("conforms");
    assertThat(lines().subList(0, lines().size() - 1))
        .hasSizeGreaterThan(20)
        .allSatisfy(line -> assertThat(line).matches("ok   {2}\\d\\S* +\\S.*"));
    assertThat(exit).isZero();
  }

  @Test
  void namesTheSentenceThatDoesNotHoldAndWhatHappenedInstead() throws Exception {
    FakeBank bank = bank();
    bank.faults().add(Fault.BUSY, When.calling(Endpoint.RECOVER));
    int exit = check(bank);
    CheckedBank.close(bank);

    int failed = lines().indexOf(line("Recover gives the chain without a session"));
    assertThat(lines().get(failed)).startsWith("FAIL");
    assertThat(lines().get(failed + 1)).startsWith("           ").contains("503");
    assertThat(lines()).last().asString().matches("\\d+ failed");
    assertThat(lines()).anyMatch(line -> line.startsWith("ok"));
    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
  }

  private String line(String sentence) {
    return lines().stream().filter(line -> line.endsWith(sentence)).findFirst().orElseThrow();
  }

  @Test
  void aServerThatDoesNotAnswerConformsNowhere() throws Exception {
    FakeBank bank = bank();
    String closed = bank.directoryUrl();
    bank.close();

    assertThat(check(closed)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(lines()).noneMatch(line -> line.startsWith("ok"));
    assertThat(lines()).anyMatch(line -> line.contains("no usable reply"));
  }

  @Test
  void aServerOfAnUnknownAuthorityIsNotAsked() throws Exception {
    try (FakeBank bank = bank()) {
      assertThat(check(bank.directoryUrl())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
      assertThat(bank.requests().all()).isEmpty();
    }
  }

  @Test
  void refusesAPlainUrl() {
    assertThat(check("http://localhost/.well-known/cert-enroll"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--url is https");
  }

  @Test
  void refusesOneCustomerOnly() throws Exception {
    Files.writeString(customers, "{\"customers\": [{\"loginId\": \"a\", \"password\": \"b\"}]}");

    assertThat(check("https://localhost/")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--customers names two at least");
  }

  @Test
  void saysInASentenceThatTheCustomersCanNotBeRead() throws Exception {
    Files.writeString(customers, "check01 first");

    assertThat(check("https://localhost/")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(errors.toString().lines()).singleElement().asString().startsWith("fakebank: ");
  }
}
