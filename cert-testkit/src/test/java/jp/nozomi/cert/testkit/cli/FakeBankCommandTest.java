package jp.nozomi.cert.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.token.CustomerToken;
import jp.nozomi.cert.testkit.token.TransactionToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FakeBankCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T01:02:03Z"), ZoneOffset.UTC);

  @TempDir private Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private Clock clock = CLOCK;

  @BeforeEach
  void runsOnce() {
    assertThat(run("", "--dir", directory.toString(), "--until-eof")).isZero();
    output.reset();
  }

  private int run(String input, String... args) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    CommandLine command = FakeBankMain.command(in, output, clock);
    command.setErr(new PrintWriter(errors, true));
    return command.execute(args);
  }

  private static JsonObject json(byte[] utf8) throws Exception {
    return new JsonReader(JsonLimits.MESSAGE).readObject(utf8);
  }

  private JsonObject answers(String loginId, String challenge) throws Exception {
    output.reset();
    assertThat(run(challenge, "token", "--dir", directory.toString(), "--login-id", loginId))
        .as(errors.toString())
        .isZero();
    return json(output.toByteArray()).object("answers");
  }

  @Test
  void tellsScriptsWhereTheUpdateServerIs() throws Exception {
    JsonObject ready = json(Files.readAllBytes(directory.resolve("fakebank.json")));

    assertThat(ready.string("updateUrl")).startsWith("https://");
    JsonObject root = json(Files.readAllBytes(Path.of(ready.string("updateRoot"))));
    assertThat(root.object("signed").string("_type")).isEqualTo("root");
    JsonObject update = json(Files.readAllBytes(Path.of(ready.string("profile")))).object("update");
    assertThat(update.string("metadata")).startsWith(ready.string("updateUrl"));
  }

  @Test
  void refusesAnAttackThatItDoesNotKnow() {
    assertThat(run("", "--until-eof", "--update-attack", "politeness")).isEqualTo(2);
    assertThat(errors.toString()).contains("--update-attack politeness");
  }

  @Test
  void tellsScriptsWhereTheBankIs() throws Exception {
    JsonObject ready = json(Files.readAllBytes(directory.resolve("fakebank.json")));
    List<JsonObject> customers = ready.array("customers").objects("customers");

    assertThat(ready.string("baseUrl")).startsWith("https://localhost:");
    assertThat(ready.string("bankSiteUrl")).startsWith("https://localhost:");
    assertThat(Path.of(ready.string("serverCa"))).content().startsWith("-----BEGIN CERTIFICATE");
    assertThat(Path.of(ready.string("clientCa"))).content().startsWith("-----BEGIN CERTIFICATE");
    JsonObject profile = json(Files.readAllBytes(Path.of(ready.string("profile"))));
    assertThat(profile.string("bankCode")).isEqualTo("9999");
    assertThat(profile.object("server").string("directory")).startsWith(ready.string("baseUrl"));
    assertThat(customers.get(0).string("loginId")).isEqualTo("demo01");
    assertThat(customers.get(0).string("about")).contains("ID and password only");
  }

  @Test
  void givesTheRenewalCustomerAStoreThatIsDue() throws Exception {
    char[] password =
        Files.readString(directory.resolve("renewal-due.password")).strip().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("renewal-due.p12"))) {
      store.load(in, password);
    }
    X509Certificate certificate = (X509Certificate) store.getCertificate("demo40");
    Duration left = Duration.between(Instant.now(), certificate.getNotAfter().toInstant());

    assertThat(store.isKeyEntry("demo40")).isTrue();
    assertThat(left).isBetween(Duration.ofDays(19), Duration.ofDays(21));
  }

  @Test
  void theSecondStartKeepsTheStore() throws Exception {
    byte[] before = Files.readAllBytes(directory.resolve("renewal-due.p12"));
    assertThat(run("", "--dir", directory.toString(), "--until-eof")).isZero();

    assertThat(directory.resolve("renewal-due.p12")).hasBinaryContent(before);
  }

  @Test
  void answersAQuestionAndAPassword() throws Exception {
    assertThat(
            answers("demo05", "{\"type\":\"question\",\"fields\":[{\"name\":\"answer\"}]}")
                .string("answer"))
        .isEqualTo("のぞみ小学校");
    assertThat(
            answers("demo01", "{\"type\":\"password\",\"fields\":[{\"name\":\"password\"}]}")
                .string("password"))
        .isEqualTo("Nozomi-2026");
  }

  @Test
  void answersATransaction() throws Exception {
    String qr = "NZTX1|発行|demo02|0123abcd|0123456789abcdef";
    String expected = new TransactionToken(Customer.of("demo02").build()).read(qr).code();
    String fields = "\"fields\":[{\"name\":\"code\"}]}";

    assertThat(
            answers("demo02", "{\"type\":\"transaction\",\"qr\":\"" + qr + "\"," + fields)
                .string("code"))
        .isEqualTo(expected);
  }

  @Test
  void answersATransactionThatIsWhatTheAppShows() {
    assertThat(answerTransaction("\"purpose\":\"issue\",\"keyDigits\":\"0123abcd\"")).isZero();
  }

  @Test
  void refusesATransactionForAnotherPurpose() {
    assertThat(answerTransaction("\"purpose\":\"renew\"")).isNotZero();
    assertThat(errors.toString()).contains("purpose: the token shows issue");
  }

  @Test
  void refusesATransactionForAnotherKey() {
    assertThat(answerTransaction("\"keyDigits\":\"ffffffff\"")).isNotZero();
    assertThat(errors.toString()).contains("keyDigits: the token shows 0123abcd");
  }

  private int answerTransaction(String shown) {
    String challenge =
        "{\"type\":\"transaction\","
            + shown
            + ",\"qr\":\"NZTX1|発行|demo02|0123abcd|0123456789abcdef\",\"fields\":[]}";
    return run(challenge, "token", "--dir", directory.toString(), "--login-id", "demo02");
  }

  @Test
  void showsAOneTimePasswordOnce() throws Exception {
    String challenge = "{\"type\":\"otp\",\"fields\":[{\"name\":\"code\"}]}";
    CustomerToken token =
        new CustomerToken(Customer.of("demo03").build(), CLOCK, Duration.ofSeconds(60));
    assertThat(answers("demo03", challenge).string("code")).isEqualTo(token.otp());

    clock = new WaitingClock(CLOCK.instant());
    assertThat(answers("demo03", challenge).string("code")).isEqualTo(token.nextOtp());
  }

  @Test
  void answersTwoConsecutivePasswords() throws Exception {
    JsonObject answers =
        answers(
            "demo04",
            "{\"type\":\"otp-sync\",\"fields\":[{\"name\":\"current\"},{\"name\":\"next\"}]}");
    CustomerToken token =
        new CustomerToken(Customer.of("demo04").build(), CLOCK, Duration.ofSeconds(60));

    assertThat(answers.string("current")).isEqualTo(token.otp());
    assertThat(answers.string("next")).isEqualTo(token.nextOtp());
  }

  @Test
  void saysWhatIsWrongInASentence() {
    assertThat(run("{}", "token", "--dir", directory.toString(), "--login-id", "nobody"))
        .isNotZero();
    assertThat(errors.toString()).isEqualToIgnoringNewLines("fakebank: no customer nobody");
    assertThat(run("", "--port", "70000")).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void livesInMemoryWithoutADirectory() {
    assertThat(run("", "--until-eof")).isZero();
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("bank       https://localhost:")
        .contains("demo01");
  }

  /** Gives the instant once, then the end of the minute: as if the token had waited. */
  private static final class WaitingClock extends Clock {
    private Instant next;
    private boolean asked;

    WaitingClock(Instant start) {
      // A moment before the next password, so that waiting for it takes no time.
      this.next = start.plusSeconds(56).plusMillis(999);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      if (asked) {
        next = next.plusSeconds(1);
      }
      asked = true;
      return next;
    }
  }
}
