package jp.nozomi.cert.swing.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.desktop.Programs;

/** The system's packages, changed as root: directly, or through sudo where that asks nothing. */
final class Packages {
  private static final Path MADE = Path.of("target", "dist");
  private static final Map<String, String> QUIETLY = Map.of("DEBIAN_FRONTEND", "noninteractive");

  /** Where packages put files. */
  private static final List<String> PLACES = List.of("/opt", "/usr", "/etc", "/var/lib");

  /** What others write meanwhile: apt, dpkg, and the tests that give browsers policies. */
  private static final Set<String> OF_OTHERS =
      Set.of("/var/lib/apt", "/var/lib/dpkg", "/etc/ld.so.cache", "/etc/chromium");

  private final List<String> asRoot;

  private Packages(List<String> asRoot) {
    this.asRoot = asRoot;
  }

  /** Skips the test where nobody asked for changes of the system. */
  static Packages changeable() {
    Programs.require(
        "true".equals(System.getenv("CI")), "installs packages, so it runs with CI=true only");
    Programs.requireAll("apt-get", "dpkg-query", "find");
    if ("root".equals(System.getProperty("user.name"))) {
      return new Packages(List.of());
    }
    Programs.requireAll("sudo");
    Programs.require(
        Programs.run(Map.of(), List.of("sudo", "-n", "true")).status() == 0,
        "neither root nor sudo without a password");
    return new Packages(List.of("sudo", "-n"));
  }

  /** The package that the build has made. */
  static Path made() throws IOException {
    Programs.require(Files.isDirectory(MADE), "no packages in " + MADE + ": -Pdist makes them");
    try (Stream<Path> files = Files.list(MADE)) {
      return files
          .filter(file -> file.toString().endsWith(".deb"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  void install(Path file) {
    apt("install", "--no-install-recommends", file.toString());
  }

  void purge(String name) {
    apt("purge", name);
  }

  boolean isKnown(String name) {
    return Programs.run(Map.of(), List.of("dpkg-query", "-W", name)).status() == 0;
  }

  /** All paths in the places of packages. */
  Set<String> paths() {
    List<String> command = new ArrayList<>(asRoot);
    command.add("find");
    command.addAll(PLACES);
    command.addAll(List.of("-ignore_readdir_race", "-xdev"));
    return new TreeSet<>(
        Programs.run(Map.of(), command)
            .output()
            .lines()
            .filter(path -> OF_OTHERS.stream().noneMatch(path::startsWith))
            .toList());
  }

  private void apt(String... arguments) {
    List<String> command = new ArrayList<>(asRoot);
    command.addAll(List.of("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=100"));
    command.addAll(List.of(arguments));
    Programs.Ended ended = Programs.run(QUIETLY, command);
    assertThat(ended.status()).as(ended.output()).isZero();
  }
}
