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
import java.util.stream.Stream;

/**
 * From the start of the process to text on the screen: the app, and a bare FlatLaf frame on the
 * same Java with the same options, in turns.
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
  private static final String WARM = " warm";
  private static final String COLD = " cold";
  private static final String CPU = " CPU";
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  private final Path app;
  private final Path folder;
  private final int rounds;
  private final Figures figures = new Figures();
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
    try (WatchedScreen screen = WatchedScreen.open(folder)) {
      Map<String, List<String>> contenders = new LinkedHashMap<>();
      contenders.put(FRAME, bare());
      contenders.put(APP, certapp());
      contenders.put(APP + ARCHIVE, withArchive(screen, certapp()));
      for (int round = 0; round < WARM_UP + rounds; round++) {
        for (boolean cold : List.of(false, true)) {
          for (Map.Entry<String, List<String>> one : contenders.entrySet()) {
            measure(screen, one.getKey(), one.getValue(), cold, round >= WARM_UP);
          }
        }
      }
    }
    List<String> lines = new ArrayList<>(figures.lines());
    for (String way : List.of(WARM, COLD)) {
      for (String name : List.of(APP, APP + ARCHIVE)) {
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
        figures.add(name + (cold ? COLD : WARM), millis);
        figures.add(name + (cold ? COLD : WARM) + CPU, cpu);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    screen.awaitNothing();
  }

  /** As the packaged app has it: the classes of a first window, mapped instead of loaded. */
  private List<String> withArchive(WatchedScreen screen, List<String> arguments)
      throws IOException, InterruptedException {
    Path archive = folder.resolve("classes.jsa");
    Process training = start(screen, with("-XX:ArchiveClassesAtExit=" + archive, arguments));
    screen.awaitText(training);
    training.destroy();
    training.waitFor();
    screen.awaitNothing();
    return with("-XX:SharedArchiveFile=" + archive, arguments);
  }

  private Process start(WatchedScreen screen, List<String> arguments) throws IOException {
    starts++;
    Path home = Files.createDirectory(folder.resolve("home-" + starts));
    List<String> command = new ArrayList<>();
    command.add(JAVA.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-Duser.home=" + home, "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("DISPLAY", screen.name());
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_DATA_HOME");
    return builder.start();
  }

  private static List<String> with(String option, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(option));
    all.addAll(arguments);
    return all;
  }

  private List<String> certapp() {
    return List.of(
        "-cp", app.resolve("lib") + File.separator + "*", "jp.nozomi.cert.swing.CertApp");
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
      return List.of("-cp", own + File.pathSeparator + flatlaf, BareFrame.class.getName());
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
