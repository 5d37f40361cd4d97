package jp.nozomi.cert.keystore.windows;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.keystore.RealComponent;

/** A Windows user of its own under Wine, in which Java programs of the test class path run. */
public final class WineMachine implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 240;
  private static final String CONTAINERS = "HKEY_CURRENT_USER\\Software\\Wine\\Crypto\\RSA";
  // SunMSCAPI makes it when it verifies a signature; it holds no key.
  private static final String OF_THE_RUNTIME = "J2SE";
  private static final String CERTIFICATES =
      "HKEY_CURRENT_USER\\Software\\Microsoft\\SystemCertificates\\My";

  private final Path wine;
  private final Path java;
  private final Path folder;

  private WineMachine(Path wine, Path java, Path folder) {
    this.wine = wine;
    this.java = java;
    this.folder = folder;
  }

  /** Makes a new machine, or skips the test with the reason why there can be none. */
  public static WineMachine create() throws IOException {
    List<Path> wines =
        Stream.of("/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine")
            .map(Path::of)
            .filter(Files::isExecutable)
            .toList();
    RealComponent.require(!wines.isEmpty(), "wine64 is not installed");
    String jre = System.getProperty("cert.windows.jre");
    RealComponent.require(
        jre != null && Files.isDirectory(Path.of(jre)),
        "no Windows runtime: build cert-keystore with -Pwindows-tests");
    return new WineMachine(
        wines.get(0),
        Path.of(jre, "bin", "java.exe"),
        Files.createTempDirectory(Path.of("target").toAbsolutePath(), "wine"));
  }

  /** Runs a main class to its end and gives what it printed. */
  public String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    return run(0, main, arguments);
  }

  /** Runs a main class that must end with an exit code, and gives what it printed. */
  String run(int exitCode, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    Ended ended = run(java(main, arguments));
    if (ended.exitCode() != exitCode) {
      throw new IOException(
          main.getSimpleName() + " ended with " + ended.exitCode() + ": " + ended);
    }
    return ended.out();
  }

  /** What a program printed and how it ended. */
  public record Ended(int exitCode, String out, String err) {}

  /** Runs a program to its end. */
  public Ended run(ProcessBuilder program) throws IOException, InterruptedException {
    return run(program, "");
  }

  /** Runs a program to its end, with what it reads from a pipe. */
  public Ended run(ProcessBuilder program, String input) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "output", ".txt");
    Path err = Files.createTempFile(folder, "errors", ".txt");
    Process process = program.redirectError(err.toFile()).redirectOutput(out.toFile()).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(
          program.command() + " does not end: " + Files.readString(out) + Files.readString(err));
    }
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** Prepares a main class of the test class path. */
  public ProcessBuilder java(Class<?> main, String... arguments) {
    List<String> options = new ArrayList<>();
    options.add("-D" + DisposableWindowsUser.PROPERTY + "=true");
    options.add("-cp");
    options.add(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> windowsPath(Path.of(entry)))
            .collect(Collectors.joining(";")));
    options.add(main.getName());
    options.addAll(Arrays.asList(arguments));
    return java(options);
  }

  /** Prepares a Java process. */
  public ProcessBuilder java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Xshare:auto");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    return program(command);
  }

  /** Prepares a Windows program. */
  public ProcessBuilder program(List<String> command) {
    return prepared(Stream.concat(Stream.of(wine.toString()), command.stream()).toList());
  }

  /** Names the containers in which CAPI keeps this user's keys, as Wine's registry has them. */
  public List<String> keyContainers() throws IOException, InterruptedException {
    // Before the first key there is no such place in the registry either, which is status 1.
    return run(program(List.of("reg.exe", "query", CONTAINERS)))
        .out()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(CONTAINERS + "\\"))
        .map(line -> line.substring(CONTAINERS.length() + 1))
        .filter(name -> !name.equals(OF_THE_RUNTIME))
        .toList();
  }

  /** Takes every key and certificate from the user. */
  public void emptyStore() throws IOException, InterruptedException {
    for (String place : List.of(CONTAINERS, CERTIFICATES)) {
      // Status 1 says that there is no such place.
      run(program(List.of("reg.exe", "delete", place, "/f")));
    }
  }

  /** Ends every process of the machine, as switching it off does; files and registry stay. */
  public void shutDown() throws IOException, InterruptedException {
    Ended ended = run(prepared(List.of(wine.resolveSibling("wineserver").toString(), "-k", "-w")));
    // Status 1 says that nothing was running.
    if (ended.exitCode() > 1) {
      throw new IOException("Wine does not end: " + ended);
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

  /** Gives the folder of the Windows Java runtime on this side. */
  public Path javaHome() {
    return Objects.requireNonNull(java.getParent().getParent());
  }

  /** Gives the machine's folder on this side. */
  public Path folder() {
    return folder;
  }

  /** Gives the name that a Windows program knows a file by. */
  public static String windowsPath(Path path) {
    return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
  }

  private ProcessBuilder prepared(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("WINEPREFIX", folder.resolve("prefix").toString());
    builder.environment().put("WINEDEBUG", "-all");
    builder.environment().put("WINEDLLOVERRIDES", "mscoree,mshtml=;winemenubuilder.exe=");
    // One Wine server talks to one display; these programs need none.
    builder.environment().remove("DISPLAY");
    return builder;
  }
}
