package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import jp.nozomi.cert.swing.fixture.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkRegistrationTest {
  private static final Path PROGRAM = Path.of("/opt/certapp/bin/certapp").toAbsolutePath();
  private static final String OTHERS =
      """
      # mine
      [Added Associations]
      x-scheme-handler/nozomi-cert=other.desktop;

      [Default Applications]
      text/plain=editor.desktop
      x-scheme-handler/http=browser.desktop;
      """;

  @TempDir private Path home;

  private LinkRegistration registration;

  @BeforeEach
  void open() {
    registration =
        new LinkRegistration(
            new XdgFolders(home.resolve("data"), home.resolve("config")), Profiles.of());
  }

  @Test
  void makesTheAppTheDefaultForTheBanksLinks() throws Exception {
    registration.register(PROGRAM);

    assertThat(choices())
        .content()
        .isEqualTo(
            "[Default Applications]\nx-scheme-handler/nozomi-cert=nozomi-cert-link.desktop;\n");
    assertThat(entry())
        .content()
        .contains("/bin/certapp", "open -- %u", "MimeType=x-scheme-handler/nozomi-cert;");
  }

  @Test
  void leavesEveryOtherChoiceOfTheUserAsItIs() throws Exception {
    writeChoices(OTHERS);

    registration.register(PROGRAM);

    assertThat(choices()).content().contains(OTHERS.lines().toList());
  }

  @Test
  void takesThePlaceOfAnotherProgram() throws Exception {
    writeChoices("[Default Applications]\nx-scheme-handler/nozomi-cert=other.desktop\n");

    registration.register(PROGRAM);

    assertThat(choices()).content().doesNotContain("other.desktop");
  }

  @Test
  void registeringTwiceIsTheSameAsOnceAndWritesNothing() throws Exception {
    registration.register(PROGRAM);
    FileTime longAgo = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(choices(), longAgo);
    Files.setLastModifiedTime(entry(), longAgo);

    registration.register(PROGRAM);

    assertThat(Files.getLastModifiedTime(choices())).isEqualTo(longAgo);
    assertThat(Files.getLastModifiedTime(entry())).isEqualTo(longAgo);
  }

  @Test
  void removingLeavesTheFilesAsTheyWereAndMayBeDoneTwice() throws Exception {
    writeChoices(OTHERS);
    registration.register(PROGRAM);

    registration.remove();
    registration.remove();

    assertThat(choices()).content().isEqualTo(OTHERS);
    assertThat(entry()).doesNotExist();
  }

  @Test
  void removingLeavesAnotherProgramsRegistrationAlone() throws Exception {
    registration.register(PROGRAM);
    String others = "[Default Applications]\nx-scheme-handler/nozomi-cert=other.desktop;\n";
    writeChoices(others);

    registration.remove();

    assertThat(choices()).content().isEqualTo(others);
  }

  @Test
  void aLinkedFileStaysALink() throws Exception {
    Path kept = Files.writeString(home.resolve("kept"), OTHERS);
    Files.createDirectories(choices().getParent());
    Files.createSymbolicLink(choices(), kept);

    registration.register(PROGRAM);

    assertThat(choices()).isSymbolicLink();
    assertThat(kept).content().contains("nozomi-cert-link.desktop");
  }

  private void writeChoices(String text) throws Exception {
    Files.createDirectories(choices().getParent());
    Files.writeString(choices(), text);
  }

  private Path choices() {
    return home.resolve("config").resolve("mimeapps.list");
  }

  private Path entry() {
    return home.resolve("data").resolve("applications").resolve("nozomi-cert-link.desktop");
  }
}
