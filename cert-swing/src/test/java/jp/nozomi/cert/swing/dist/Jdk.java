package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The JDK that the packages get their runtime from.
 *
 * @param home its folder
 */
record Jdk(Path home) {
  private static final Path USUAL_FOLDER = Path.of("/usr/lib/jvm");

  /** Takes the JDK that is named, else a 25 if there is one, else the one that runs this. */
  static Jdk choose(Optional<String> named) throws IOException {
    Path home = named.map(Path::of).or(Jdk::newer).orElse(Path.of(System.getProperty("java.home")));
    if (!Files.isExecutable(home.resolve("bin/jlink"))) {
      throw new IOException("no JDK with jlink: " + home);
    }
    return new Jdk(home);
  }

  private static Optional<Path> newer() {
    if (!Files.isDirectory(USUAL_FOLDER)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(USUAL_FOLDER, "*25*")) {
      for (Path home : homes) {
        if (Files.isExecutable(home.resolve("bin/jlink"))) {
          return Optional.of(home);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Tool tool(String name, String... arguments) {
    return Tool.of(home.resolve("bin").resolve(name).toString(), arguments);
  }

  /** Gives the modules of the JDK that jars need, as they say themselves. */
  List<String> modulesOf(List<Path> jars, Path folder) throws IOException, InterruptedException {
    String printed =
        tool("jdeps", "--print-module-deps", "--ignore-missing-deps", "--multi-release", "17")
            .with(List.of("--module-path", folder.toString()))
            .with(jars.stream().map(Path::toString).toList())
            .run();
    String[] lines = printed.strip().split("\n");
    return Arrays.asList(lines[lines.length - 1].split(","));
  }
}
