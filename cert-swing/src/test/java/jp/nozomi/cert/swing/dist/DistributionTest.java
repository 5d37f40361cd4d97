package jp.nozomi.cert.swing.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  private static final String APP = "cert-swing-1.2.3.jar";
  private static final String LIBRARY = "picocli-1.jar";

  @TempDir private Path folder;
  private Path libraries;

  @BeforeEach
  void makeLibraries() throws IOException {
    libraries = Files.createDirectories(folder.resolve("lib"));
    try (InputStream own = getClass().getResourceAsStream("/" + Distribution.PROPERTIES)) {
      writeJar(libraries.resolve(APP), own.readAllBytes());
    }
    writeJar(libraries.resolve(LIBRARY), new byte[] {1});
  }

  @Test
  void theAppOfAReleaseIsADistribution() throws IOException {
    Path marked = Distribution.mark(libraries, folder.resolve("marked"));

    Properties before = properties(libraries.resolve(APP));
    Properties after = properties(marked.resolve(APP));
    assertThat(before).containsEntry("distribution", "false");
    before.setProperty("distribution", "true");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void theLibrariesStayAsTheyAreAndSoDoesTheBuildsOwnJar() throws IOException {
    byte[] own = Files.readAllBytes(libraries.resolve(APP));

    Path marked = Distribution.mark(libraries, folder.resolve("marked"));

    assertThat(marked.resolve(LIBRARY)).hasSameBinaryContentAs(libraries.resolve(LIBRARY));
    assertThat(libraries.resolve(APP)).hasBinaryContent(own);
  }

  @Test
  void refusesAnAppThatHasNothingToMark() throws IOException {
    writeJar(libraries.resolve(APP), "version=1\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Distribution.mark(libraries, folder.resolve("marked")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Distribution.PROPERTIES);
  }

  private static Properties properties(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(Distribution.PROPERTIES))) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    }
  }

  private static void writeJar(Path jar, byte[] properties) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(Distribution.PROPERTIES));
      out.write(properties);
    }
  }
}
