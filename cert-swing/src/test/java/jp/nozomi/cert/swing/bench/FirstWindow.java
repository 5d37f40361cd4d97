package jp.nozomi.cert.swing.bench;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From the start of the process to text on the screen: the app, the packaged app where it has been
 * made, and a bare FlatLaf frame on the same Java with the same options, in turns. {@code
 * -Dbench.other} names one more program with its arguments.
 *
 * <p>Cold means that what both read was dropped from the system's memory before; a Java that
 * another process runs too stays there.
 */
public final class FirstWindow {
  private static final int WARM_UP = 1;
  private static final double NANOS = 1e6;
  private static final String FRAME = "frame";
  private static final String APP = "certapp";
  private static final String ARCHIVE = " with class archive";
  private static final String IMAGE = "packaged app";
  private static final String OTHER = "other program";
  private static final String WARM = " warm";
  private static final String COLD = " cold";
  private static final String CPU = " CPU";
  private static final double KIB = 1024;
  private static final Pattern OPTION = Pattern.compile("(?<=[ \"])-(?:XX|Xshare):[+\\w=]+");
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  private final Path app;
  private final Path folder;
  private final int rounds;
  private final Figures figures = new Figures();
  private final Figures memory = new Figures();
  private int starts;

  FirstWindow(Path app, Path folder, int rounds) {
    this.app = app;
    this.folder = folder;
    this.rounds = rounds;
  }

  /** Takes the folder of the app, a working folder, and how many rounds there are. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            true);
    Path base = Files.createDirectories(Path.of(args[1]));
    new FirstWindow(
            Path.of(args[0]), Files.createTempDirectory(base, "window-"), Integer.parseInt(args[2]))
        .run()
        .forEach(out::println);
  }

  List<String> run() throws IOException, InterruptedException {
    Map<String, List<String>> contenders = new LinkedHashMap<>();
    try (WatchedScreen screen = WatchedScreen.open(folder)) {
      contenders.put(FRAME, bare());
      contenders.put(APP, certapp());
      contenders.put(APP + ARCHIVE, withArchive(screen, certapp()));
      Path packaged = app.resolveSibling("dist").resolve("certapp");
      if (Files.isDirectory(packaged)) {
        // Its Java is its own, perhaps another one than the frame's.
        contenders.put(IMAGE, List.of(packaged.resolve("bin").resolve("certapp").toString()));
      }
      String other = System.getProperty("bench.other", "");
      if (!other.isBlank()) {
        contenders.put(OTHER, List.of(other.split("\\s+")));
      }
      for (int round = 0; round < WARM_UP + rounds; round++) {
        for (boolean cold : List.of(false, true)) {
          for (Map.Entry<String, List<String>> one : contenders.entrySet()) {
            measure(screen, one.getKey(), one.getValue(), cold, round >= WARM_UP);
          }
        }
      }
    }
    List<String> lines = new ArrayList<>(figures.lines());
    lines.addAll(memory.lines("MB"));
    List<String> measured = new ArrayList<>(contenders.keySet());
    measured.remove(FRAME);
    for (String way : List.of(WARM, COLD)) {
      for (String name : measured) {
        lines.add(
            "first window of %s,%s: %.2f of a bare frame, %.2f of its CPU"
                .formatted(
                    name,
                    way,
                    figures.ratio(name + way, FRAME + way),
                    figures.ratio(name + way + CPU, FRAME + way + CPU)));
      }
    }
    return lines;
  }

  private void measure(
      WatchedScreen screen, String name, List<String> arguments, boolean cold, boolean counted)
      throws IOException, InterruptedException {
    if (cold) {
      dropFromMemory();
    }
    long began = System.nanoTime();
    Process process = start(screen, arguments);
    try {
      double millis = (screen.awaitText(process) - began) / NANOS;
      double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
      if (counted) {
        String what = name + (cold ? COLD : WARM);
        figures.add(what, millis);
        figures.add(what + CPU, cpu);
        memory.add(what + " resident", residentMegabytes(process));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    screen.awaitNothing();
  }

  private static double residentMegabytes(Process process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB)
        .findFirst()
        .orElseThrow();
  }

  /** As the packaged app has it: the classes of a first window, mapped instead of loaded. */
  private List<String> withArchive(WatchedScreen screen, List<String> command)
      throws IOException, InterruptedException {
    Path archive = folder.resolve("classes.jsa");
    Process training = start(screen, with("-XX:ArchiveClassesAtExit=" + archive, command));
    screen.awaitText(training);
    training.destroy();
    training.waitFor();
    screen.awaitNothing();
    return with("-XX:SharedArchiveFile=" + archive, command);
  }

  private Process start(WatchedScreen screen, List<String> command) throws IOException {
    starts++;
    Path home = Files.createDirectory(folder.resolve("home-" + starts));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("DISPLAY", screen.name());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
    builder.environment().remove("XDG_DATA_HOME");
    return builder.start();
  }

  private static List<String> with(String option, List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.add(1, option);
    return all;
  }

  /** With the options of the app's start script, for the frame as well. */
  private List<String> java(String classPath, String mainClass) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA.resolve("bin").resolve("java").toString());
    String script = Files.readString(app.resolve("bin").resolve("certapp"));
    OPTION.matcher(script).results().map(MatchResult::group).forEach(command::add);
    command.addAll(List.of("-cp", classPath, mainClass));
    return command;
  }

  private List<String> certapp() throws IOException {
    return java(app.resolve("lib") + File.separator + "*", "jp.nozomi.cert.swing.CertApp");
  }

  private List<String> bare() throws IOException {
    try (Stream<Path> jars = Files.list(app.resolve("lib"))) {
      Path flatlaf =
          jars.filter(jar -> String.valueOf(jar.getFileName()).startsWith("flatlaf-"))
              .findFirst()
              .orElseThrow();
      String own =
          Path.of(BareFrame.class.getProtectionDomain().getCodeSource().getLocation().getPath())
              .toString();
      return java(own + File.pathSeparator + flatlaf, BareFrame.class.getName());
    }
  }

  /** With posix_fadvise(DONTNEED), which is what dd's flag without any copying is. */
  private void dropFromMemory() throws IOException, InterruptedException {
    for (Path tree : List.of(app.resolve("lib"), JAVA.resolve("lib"))) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
        }
      }
    }
  }
}
