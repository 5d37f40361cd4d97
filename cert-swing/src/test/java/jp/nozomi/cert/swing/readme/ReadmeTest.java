package jp.nozomi.cert.swing.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README's examples are the code that is compiled and run here. */
final class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path TESTKIT = Path.of("..", "docs", "testkit.md");
  private static final Path SOURCES =
      Path.of("src", "test", "java", "jp", "nozomi", "cert", "swing", "readme");
  private static final Path TESTS = SOURCES.resolve("TestkitExamplesTest.java");
  private static final int MOST_LINES = 200;

  @Test
  void showsTheEmbeddingExampleAsItIsCompiled() throws IOException {
    assertThat(Files.readString(README)).contains(snippet("EmbeddingExample.java", "embed"));
  }

  @Test
  void showsTheTestkitsTestsAsTheyRun() throws IOException {
    String whole = Files.readString(TESTS);
    String tests =
        whole.substring(whole.indexOf("  @Test\n"), whole.indexOf("\n\n  private static Secret"));

    assertThat(Files.readString(README)).contains("```java\n" + tests.stripIndent() + "\n```");
  }

  @Test
  void theTestkitsTestsHaveTenLinesAtMost() throws IOException {
    List<String> bodies =
        Pattern.compile("@Test\n  void [^\n]*\n(.*?\n)  }\n", Pattern.DOTALL)
            .matcher(Files.readString(TESTS))
            .results()
            .map(test -> test.group(1))
            .toList();

    assertThat(bodies)
        .hasSize(3)
        .allSatisfy(body -> assertThat(body.lines()).hasSizeLessThanOrEqualTo(10));
  }

  @Test
  void theTestkitsPageShowsItsTestsAsTheyRun() throws IOException {
    List<String> lines = Files.readAllLines(TESTS);
    int first = lines.indexOf("// DOC: examples") + 1;
    String shown = String.join("\n", lines.subList(first, lines.indexOf("// DOC: end")));

    assertThat(Files.readString(TESTKIT)).contains("```java\n" + shown + "\n```");
  }

  @Test
  void theTestkitsPageShowsACustomerWithTokensAsItRuns() throws IOException {
    String whole = Files.readString(SOURCES.resolve("ChallengesExample.java"));
    String shown =
        whole.substring(
            whole.indexOf("  // DOC: challenges\n") + "  // DOC: challenges\n".length(),
            whole.indexOf("\n\n  // DOC: end"));

    assertThat(Files.readString(TESTKIT)).contains("```java\n" + shown.stripIndent() + "\n```");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORMLESS")
  void theCustomerWithTokensAnswersEveryChallenge(Challenge asked, @TempDir Path folder)
      throws IOException, CodedException {
    Customer customer = Customer.of("logid031").asks(asked).build();
    try (FakeBank bank = FakeBank.builder().customer(customer).strict().start();
        Secret password = Secret.take(customer.password().toCharArray());
        CertificateStore store =
            CertificateStores.open(
                "pkcs12:" + folder.resolve("c.p12"), StorePrompt.answering(password));
        EnrollmentClient client =
            EnrollmentClient.builder(
                    BankProfile.parse(bank.profileJson().getBytes(StandardCharsets.UTF_8)))
                .withoutJournal()
                .build()) {
      client.issue(store, ChallengesExample.customerWithTokens(bank, "logid031", password));

      assertThat(store.list()).hasSize(1);
    }
  }

  @Test
  void theEmbeddingExampleIssuesACertificate(@TempDir Path folder)
      throws IOException, CodedException {
    Customer customer = Customer.of("logid031").password("Passw0rd").build();
    try (FakeBank bank = FakeBank.builder().customer(customer).start()) {
      EnrollmentResult result =
          EmbeddingExample.issue(
              Files.writeString(folder.resolve("bank.json"), bank.profileJson()),
              folder.resolve("journal"),
              folder.resolve("cert.p12"),
              customer.loginId(),
              customer.password().toCharArray(),
              "store password".toCharArray());

      assertThat(result.proven()).isTrue();
      assertThat(result.certificate().subject().commonName().orElseThrow()).startsWith("logid031 ");
    }
  }

  @Test
  void isShortEnoughToBeRead() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  /** The lines between the two marks, without their indentation. */
  private static String snippet(String file, String name) throws IOException {
    List<String> lines = Files.readAllLines(SOURCES.resolve(file));
    int first = lines.indexOf("    // README: " + name) + 1;
    int end = lines.indexOf("    // README: end");
    assertThat(first).isPositive();
    return String.join("\n", lines.subList(first, end).stream().map(l -> l.substring(4)).toList());
  }
}
