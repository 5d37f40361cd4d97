package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import jp.nozomi.cert.core.profile.LocalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopEntryTest {
  @Test
  void namesTheAppInBothLanguages() {
    assertThat(entry("/usr/bin/certapp").text()).contains("\nName=App\n", "\nName[ja]=アプリ\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "/usr/bin/certapp|/usr/bin/certapp open -- %u",
        "/opt/my app/certapp|\"/opt/my app/certapp\" open -- %u",
        "/opt/証明書/certapp|\"/opt/証明書/certapp\" open -- %u",
        "/opt/a\"b/x|\"/opt/a\\\\\"b/x\" open -- %u",
        "/opt/$HOME`id`/x|\"/opt/\\\\$HOME\\\\`id\\\\`/x\" open -- %u",
        "/opt/a\\b/x|\"/opt/a\\\\\\\\b/x\" open -- %u",
        "/opt/%u/x|/opt/%%u/x open -- %u"
      })
  void quotesAndEscapesAPathAsTheSpecificationSays(String program, String exec) {
    assertThat(entry(program).text()).contains("\nExec=" + exec + "\n");
  }

  @Test
  void refusesAPathThatWouldStartALineOfItsOwn() {
    assertThatIllegalArgumentException().isThrownBy(() -> entry("/opt/a\nExec=evil").text());
  }

  private static DesktopEntry entry(String program) {
    return new DesktopEntry(
        new LocalText("アプリ", "App"), List.of(program, "open", "--", DesktopEntry.URL), List.of());
  }
}
