package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jp.nozomi.cert.swing.launch.LaunchLinkTest;
import jp.nozomi.cert.swing.launch.LinkRefusal;
import jp.nozomi.cert.swing.presenter.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code certapp open}, without a display. */
class OpenCommandTest {
  @TempDir private Path folder;

  private CliRun cli;

  @BeforeEach
  void open() {
    cli = new CliRun(folder);
  }

  @AfterEach
  void letGoOfTheLog() {
    java.util.logging.LogManager.getLogManager().reset();
  }

  @Test
  void aLinkOfTheBankOpensTheWizard() throws Exception {
    assertThat(cli.run("open", "--", "nozomi-cert:issue?bank=9999")).isEqualTo(ExitCode.NO_DISPLAY);
  }

  @Test
  void aLinkToABankWithoutAProfileIsRefusedInWordsThatSaySo() throws Exception {
    assertThat(cli.run("open", "--", "nozomi-cert:issue?bank=1234")).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("[N022e]", "リンクの金融機関の設定が、このPCにありません。");
  }

  @Test
  void aRefusedLinkIsKeptNowhere() throws Exception {
    cli.run("open", "--", "nozomi-cert:evil-marker");

    assertThat(cli.err()).doesNotContain("evil-marker");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(file).content().doesNotContain("evil-marker"));
    }
  }

  @Test
  void anArgumentThatLooksLikeAFileToReadIsALinkAndRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("args"), "nozomi-cert:issue");

    assertThat(cli.run("open", "--", "@" + file)).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("[N022e]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open",
        "open --",
        "open -- nozomi-cert:issue nozomi-cert:issue",
        "open -- nozomi-cert:issue --profile evil.json",
        "open --profile evil.json -- nozomi-cert:issue",
        "open --store pkcs12 -- nozomi-cert:issue",
        "open --lang en -- nozomi-cert:issue",
        "--profile evil.json open -- nozomi-cert:issue",
        "--theme dark open -- nozomi-cert:issue"
      })
  void whateverIsNotExactlyOneLinkIsRefused(String line) throws Exception {
    assertThat(cli.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("[N015e]");
  }

  @ParameterizedTest
  @MethodSource("jp.nozomi.cert.swing.launch.LaunchLinkTest#hostileLinks")
  void everyHostileLinkIsAnsweredWithAMessageThatSaysWhy(LinkRefusal refusal, String escaped)
      throws Exception {
    assertThat(cli.run("open", "--", LaunchLinkTest.plain(escaped))).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err())
        .contains("[N022e]", Texts.in(Locale.JAPANESE).of("link.refused", refusal));
  }
}
