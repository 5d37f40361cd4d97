package jp.nozomi.cert.swing.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.pages.Libraries;
import jp.nozomi.cert.swing.pages.Library;
import org.junit.jupiter.api.Test;

/** What このアプリについて tells of the libraries, against those that are shipped. */
class LibrariesTest {
  private static final Path LIB = Path.of("target", "certapp", "lib");

  @Test
  void everyJarThatIsShippedIsOnTheListInItsVersion() throws IOException {
    List<String> listed = Libraries.read().stream().map(LibrariesTest::jar).toList();

    try (Stream<Path> jars = Files.list(LIB)) {
      assertThat(
              jars.map(jar -> jar.getFileName().toString()).filter(jar -> !jar.startsWith("cert-")))
          .isNotEmpty()
          .allSatisfy(jar -> assertThat(listed).contains(jar));
    }
  }

  @Test
  void everyLibraryHasALicence() {
    assertThat(Libraries.read())
        .isNotEmpty()
        .allSatisfy(
            library ->
                assertThat(library.licence())
                    .as(library.name())
                    .isNotBlank()
                    .doesNotContainIgnoringCase("unknown"));
  }

  @Test
  void nothingOfTheTestsIsOnTheList() {
    assertThat(Libraries.read())
        .extracting(Library::name)
        .noneMatch(name -> name.matches(".*(junit|assertj|mockito|archunit|jqwik|testkit).*"));
  }

  private static String jar(Library library) {
    return library.name().substring(library.name().indexOf(':') + 1)
        + "-"
        + library.version()
        + ".jar";
  }
}
