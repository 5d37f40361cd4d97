package jp.nozomi.cert.keystore.windows;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.keystore.RealComponent;

/** A Windows user of its own under Wine, in which Java programs of the test class path run. */
final class WineMachine implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 240;

  private final Path wine;
  private final Path java;
  private final Path folder;

  private WineMachine(Path wine, Path java, Path folder) {
    this.wine = wine;
    this.java = java;
    this.folder = folder;
  }

  /** Makes a new machine, or skips the test with the reason why there can be none. */
  static WineMachine create() throws IOException {
    List<Path> wines =
        Stream.of("/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine")
            .map(Path::of)
            .filter(Files::isExecutable)
            .toList();
    RealComponent.require(!wines.isEmpty(), "wine64 is not installed");
    String jre = System.getProperty("cert.windows.jre");
    RealComponent.require(jre != null, "no Windows runtime: build with -Pwindows-tests");
    return new WineMachine(
        wines.get(0),
        Path.of(jre, "bin", "java.exe"),
        Files.createTempDirectory(Path.of("target").toAbsolutePath(), "wine"));
  }

  /** Runs a main class to its end and gives what it printed. */
  String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    return run(0, main, arguments);
  }

  /** Runs a main class that must end with an exit code, and gives what it printed. */
  String run(int exitCode, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(wine.toString());
    command.add(java.toString());
    command.add("-Xshare:auto");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-D" + DisposableWindowsUser.PROPERTY + "=true");
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    command.addAll(Arrays.asList(arguments));
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = start(command, output);
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(main.getSimpleName() + " does not end: " + describe(output));
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    if (process.exitValue() != exitCode) {
      throw new IOException(
          main.getSimpleName() + " ended with " + process.exitValue() + ": " + describe(output));
    }
    return printed;
  }

  /** Ends every process of the machine, as switching it off does; files and registry stay. */
  void shutDown() throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "shutdown", ".txt");
    List<String> command = List.of(wine.resolveSibling("wineserver").toString(), "-k", "-w");
    if (!start(command, output).waitFor(30, TimeUnit.SECONDS)) {
      throw new IOException("Wine does not end: " + describe(output));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    shutDown();
    // The machine's drives are symbolic links, which a walk does not follow.
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Gives the machine's folder on this side. */
  Path folder() {
    return folder;
  }

  /** Gives the name that a Windows program knows a file by. */
  static String windowsPath(Path path) {
    return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
  }

  private Process start(List<String> command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(Redirect.to(errors(output)))
            .redirectOutput(output.toFile());
    builder.environment().put("WINEPREFIX", folder.resolve("prefix").toString());
    builder.environment().put("WINEDEBUG", "-all");
    builder.environment().put("WINEDLLOVERRIDES", "mscoree,mshtml=;winemenubuilder.exe=");
    // One Wine server talks to one display; these programs need none.
    builder.environment().remove("DISPLAY");
    return builder.start();
  }

  private static File errors(Path output) {
    return new File(output + ".err");
  }

  private static String describe(Path output) throws IOException {
    return Files.readString(output) + Files.readString(errors(output).toPath());
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> windowsPath(Path.of(entry)))
        .collect(Collectors.joining(";"));
  }
}
