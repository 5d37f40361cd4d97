package jp.nozomi.cert.swing.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.fixture.PageBench;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.MessageModel.Tone;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.PageEvent.Kind;
import jp.nozomi.cert.swing.model.PageEvent.Output;
import jp.nozomi.cert.swing.settings.SettingsLocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatePageTest {
  @TempDir private Path folder;
  private final PageBench bench =
      PageBench.open(Locale.JAPANESE, SettingsLocks.NONE, Kind.CERTIFICATE);

  @Test
  void beginsWithTheCertificateThatIsSelectedOnTheStartScreen() {
    assertThat(value("証明書シリアル番号")).isEqualTo(PageBench.RENEWABLE.certificate().serial().hex());
  }

  @Test
  void showsACertificateThatCanNotBeRenewedToo() {
    bench.pages().inspected(new PageEvent.Inspected(PageBench.EXPIRED.id()));

    assertThat(value("証明書シリアル番号")).isEqualTo(PageBench.EXPIRED.certificate().serial().hex());
    assertThat(value("状態")).startsWith("期限切れ");
  }

  @Test
  void serialAndSubjectCanBeCopied() {
    assertThat(facts().filter(fact -> fact.copy().isPresent()))
        .extracting(Block.Fact::label)
        .contains("証明書シリアル番号", "サブジェクト");
  }

  @Test
  void savesTheCertificateInBothFormsWithoutItsKey() throws Exception {
    for (Output output : List.of(Output.PEM, Output.DER)) {
      Path file = folder.resolve("certificate." + output.extension());

      bench.pages().saved(new PageEvent.Saved(output, file));

      byte[] written = Files.readAllBytes(file);
      assertThat(
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(written)))
          .isEqualTo(PageBench.RENEWABLE.certificate().certificate());
      assertThat(new String(written, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("PRIVATE KEY");
    }
  }

  @Test
  void saysSoWhenTheFileCanNotBeWritten() {
    bench.pages().saved(new PageEvent.Saved(Output.PEM, folder.resolve("none/c.pem")));

    assertThat(bench.last().message().orElseThrow().tone()).isEqualTo(Tone.ERROR);
  }

  private String value(String label) {
    return facts()
        .filter(fact -> fact.label().equals(label))
        .map(Block.Fact::value)
        .findFirst()
        .orElseThrow();
  }

  private Stream<Block.Fact> facts() {
    return bench.last().sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Fact.class::isInstance)
        .map(Block.Fact.class::cast);
  }
}
