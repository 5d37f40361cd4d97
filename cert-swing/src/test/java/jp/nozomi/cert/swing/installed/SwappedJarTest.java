package jp.nozomi.cert.swing.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.dist.Dist;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An app image whose jar is replaced, as an update does: what the archive of classes holds of the
 * old one must not run (JDK-8377932, where a cache of Java 25.0.3 goes on with the old classes).
 */
@EnabledOnOs(OS.LINUX)
@Timeout(1800)
class SwappedJarTest {
  private static final Path LIBRARIES = Path.of("target", "certapp", "lib");
  private static final String CHANGED = "jp/nozomi/cert/swing/cli/CertAppCommand.class";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("jp.nozomi.cert.swing.dist.Dist#jdks")
  void runsTheNewClass(Path jdk) throws Exception {
    Programs.requireAll("Xvfb", "xdotool");
    Path image = Dist.image(jdk, LIBRARIES, folder);
    assertThat(version(image)).startsWith("certapp ");
    assertThat(loaded(image)).contains("shared objects file");

    swap(image);

    assertThat(version(image)).startsWith("CERTAPP ");
    assertThat(loaded(image)).contains(".jar").doesNotContain("shared objects file");
  }

  private String version(Path image) {
    Programs.Ended ended =
        Programs.run(Map.of(), List.of(image.resolve("bin/certapp").toString(), "--version"));
    assertThat(ended.status()).as(ended.output()).isZero();
    return ended.output();
  }

  /** Tells where the class comes from that is going to change. */
  private String loaded(Path image) throws IOException {
    Path log = folder.resolve("loaded.log");
    // Read after the launcher's own options, which turn logging off.
    Programs.run(
        Map.of("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
        List.of(image.resolve("bin/certapp").toString(), "--version"));
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(CHANGED.replace('/', '.').replace(".class", " ")))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Puts another version of one class into the jar, under the same name. */
  private static void swap(Path image) throws IOException {
    Path jar;
    try (Stream<Path> jars = Files.list(image.resolve("lib/app"))) {
      jar =
          jars.filter(file -> file.getFileName().toString().matches("cert-swing-.*\\.jar"))
              .findFirst()
              .orElseThrow();
    }
    Path newer = jar.resolveSibling("newer");
    try (ZipFile old = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(newer))) {
      for (ZipEntry entry : (Iterable<ZipEntry>) old.stream().map(ZipEntry.class::cast)::iterator) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = old.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          out.write(entry.getName().equals(CHANGED) ? changed(bytes) : bytes);
        }
        out.closeEntry();
      }
    }
    Files.move(newer, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** The class with another word of the same length among its constants. */
  private static byte[] changed(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String changed = text.replace("certapp ", "CERTAPP ");
    assertThat(changed).isNotEqualTo(text);
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }
}
