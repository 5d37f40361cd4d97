package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
  @TempDir private Path folder;
  private Branch branch;
  private X509Certificate certificate;

  @BeforeEach
  void open() throws Exception {
    branch = Branch.open(folder, Branch.customer("logid031"));
    certificate = branch.old().add("logid031", Instant.now());
  }

  @AfterEach
  void close() throws Exception {
    branch.close();
  }

  @Test
  void writesPemWithoutTheKey() throws Exception {
    CliRun run = branch.cli();

    assertThat(run.run(export("c.pem"))).isEqualTo(ExitCode.SUCCESS);

    assertThat(branch.file("c.pem"))
        .content()
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .endsWith("-----END CERTIFICATE-----\n")
        .doesNotContain("PRIVATE KEY")
        .satisfies(pem -> assertThat(pem.lines()).allMatch(line -> line.length() <= 64));
    assertThat(parsed("c.pem")).singleElement().isEqualTo(certificate);
    assertThat(run.out()).contains("logid031", branch.file("c.pem").toString());
  }

  @Test
  void writesDer() throws Exception {
    branch.cli().run(export("c.der", "--der"));

    assertThat(branch.file("c.der")).hasBinaryContent(certificate.getEncoded());
  }

  @Test
  void writesTheIntermediatesOnRequest() throws Exception {
    branch.cli().run(export("chain.pem", "--pem", "--chain"));

    Collection<X509Certificate> chain = parsed("chain.pem");
    assertThat(chain).hasSize(2).startsWith(certificate);
    assertThat(chain)
        .last()
        .extracting(X509Certificate::getSubjectX500Principal)
        .isEqualTo(certificate.getIssuerX500Principal());
  }

  @Test
  void tellsScriptsWhatItWrote() throws Exception {
    CliRun run = branch.cli();

    run.run(export("c.pem", "--json"));

    assertThat(run.json().string("file")).isEqualTo(branch.file("c.pem").toString());
    assertThat(run.json().object("certificate").string("sha256"))
        .isEqualTo(CertificateId.of(certificate).sha256());
  }

  @Test
  void leavesAFileThatExistsAlone() throws Exception {
    branch.write("c.pem", "mine");
    CliRun run = branch.cli();

    assertThat(run.run(export("c.pem"))).isEqualTo(ExitCode.USAGE);

    assertThat(branch.file("c.pem")).content().isEqualTo("mine");
    assertThat(run.err()).contains("--force");
  }

  @Test
  void replacesItIfForcedTo() throws Exception {
    branch.write("c.pem", "mine");

    assertThat(branch.cli().run(export("c.pem", "--force"))).isEqualTo(ExitCode.SUCCESS);

    assertThat(parsed("c.pem")).hasSize(1);
  }

  @Test
  void leavesNothingElseBehind() throws Exception {
    branch.cli().run(export("c.pem"));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--der --chain", "--der --pem"})
  void refusesWhatDerCanNotHold(String options) throws Exception {
    CliRun run = branch.cli();

    assertThat(run.run(export("c.der", options.split(" ")))).isEqualTo(ExitCode.USAGE);
    assertThat(branch.file("c.der")).doesNotExist();
  }

  @Test
  void namesACertificateThatIsNotThere() throws Exception {
    CliRun run = branch.cli();

    ExitCode ended =
        run.run(
            branch.args(
                "export",
                "--json",
                "--certificate",
                "0".repeat(64),
                "--out",
                branch.file("c.pem").toString()));

    assertThat(ended).isEqualTo(ExitCode.USAGE);
    assertThat(run.json().object("error").string("detail"))
        .isEqualTo("--certificate: not in the store");
    assertThat(branch.file("c.pem")).doesNotExist();
  }

  @Test
  void saysThatTheStoresPasswordIsWrong() throws Exception {
    branch.write("store-password", "another");

    assertThat(branch.cli().run(export("c.pem"))).isEqualTo(ExitCode.STORE_PASSWORD_WRONG);
  }

  private String[] export(String name, String... more) {
    return branch.args(
        "export",
        Stream.concat(
                Stream.of(
                    "--certificate",
                    CertificateId.of(certificate).sha256(),
                    "--out",
                    branch.file(name).toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Collection<X509Certificate> parsed(String name) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(branch.file(name))))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
