package jp.nozomi.cert.swing.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.testkit.FakeBank;

/**
 * From the start of a JVM to a server that is ready for HTTPS, beside other servers for tests where
 * they are on the class path; and later starts in one JVM.
 */
final class StartBench {
  private static final int ROUNDS = 9;
  private static final int LATER_STARTS = 100;
  private static final double NANOS = 1e6;

  /** Each with the jars that it needs and no more; a longer path costs a start. */
  private enum Server {
    FAKE_BANK("FakeBankStart", "cert-core|cert-testkit|bc|httpcore5-5|jackson-core|slf4j-api"),
    WIRE_MOCK("WireMockStart", "wiremock"),
    MOCK_WEB_SERVER("MockWebServerStart", "mockwebserver|okhttp|okio|kotlin");

    private final String program;
    private final Pattern jars;

    Server(String program, String jars) {
      this.program = StartBench.class.getPackageName() + "." + program;
      // The testkit's own tests bring checks that a server of an integrator does not have.
      this.jars =
          Pattern.compile(
              ".*/("
                  + jars
                  + ")[^/]*(?<!-tests[.]jar)(/target/classes)?|.*/cert-swing/target/test-classes");
    }

    boolean available() {
      return StartBench.class.getResource(
              program.substring(program.lastIndexOf('.') + 1) + ".class")
          != null;
    }

    List<String> command() {
      String path =
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(entry -> jars.matcher(entry).matches())
              .collect(Collectors.joining(File.pathSeparator));
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      return List.of(java, "-cp", path, program);
    }
  }

  private StartBench() {}

  static void run(PrintWriter out) throws IOException, InterruptedException {
    Figures wall = new Figures();
    Figures cpu = new Figures();
    List<Server> servers = Stream.of(Server.values()).filter(Server::available).toList();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Server server : servers) {
        measure(server, round > 0, wall, cpu);
      }
    }
    for (Server server : servers) {
      out.printf(
          "%-16s start to ready %.0f ms, CPU %.0f ms; fake bank / it: %.2f, CPU %.2f%n",
          server,
          wall.median(server.name()),
          cpu.median(server.name()),
          wall.ratio(Server.FAKE_BANK.name(), server.name()),
          cpu.ratio(Server.FAKE_BANK.name(), server.name()));
    }
    Figures later = new Figures();
    for (int i = 0; i < LATER_STARTS; i++) {
      long began = System.nanoTime();
      FakeBank bank = FakeBank.builder().start();
      if (i > 0) {
        later.add("later", (System.nanoTime() - began) / NANOS);
      }
      bank.close();
    }
    out.printf("later starts of the fake bank in one JVM: median %.1f ms%n", later.median("later"));
  }

  private static void measure(Server server, boolean counted, Figures wall, Figures cpu)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process child =
        new ProcessBuilder(server.command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
      // What a server prints of itself comes before.
      String line = lines.readLine();
      while (line != null && !line.matches("\\d+ https://.*")) {
        line = lines.readLine();
      }
      double took = (System.nanoTime() - began) / NANOS;
      if (line == null || child.waitFor() != 0) {
        throw new IOException(server + " did not start");
      }
      if (counted) {
        wall.add(server.name(), took);
        cpu.add(server.name(), Double.parseDouble(line.substring(0, line.indexOf(' '))));
      }
    }
  }
}
