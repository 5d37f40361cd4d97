package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The part of a JDK that the app runs on. */
final class RuntimeImage {
  /**
   * What no jar asks for by name: the elliptic curves' provider of JDK 17, Japanese and English
   * formats and encodings, and the access for screen readers, without which the app ends at once
   * where Windows' Access Bridge is on.
   */
  static final List<String> UNNAMED =
      List.of(
          "jdk.crypto.ec",
          "jdk.crypto.cryptoki",
          "jdk.localedata",
          "jdk.charsets",
          "jdk.accessibility",
          "jdk.security.auth",
          "java.prefs");

  private RuntimeImage() {}

  static void make(Jdk jdk, Path libraries, Path image) throws IOException, InterruptedException {
    Set<String> modules = new TreeSet<>(UNNAMED);
    try (Stream<Path> jars = Files.list(libraries)) {
      modules.addAll(jdk.modulesOf(jars.sorted().toList(), libraries));
    }
    // Debug symbols of the native libraries stay, since stripping needs a tool of another package.
    jdk.tool("jlink", "--add-modules", String.join(",", modules), "--output", image.toString())
        .with(List.of("--include-locales=en,ja", "--strip-java-debug-attributes"))
        .with(List.of("--no-header-files", "--no-man-pages"))
        .run();
    // With the launcher's own flags: an archive made with others is not used.
    Tool.of(image.resolve("bin/java").toString(), "-Xshare:dump")
        .with(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"))
        .run();
    // Only a heap of 32 GB and more needs the archive without compressed pointers.
    Files.deleteIfExists(image.resolve("lib/server/classes_nocoops.jsa"));
  }
}
