package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the build's machine that runs to its end, or is a failure with all it printed. */
final class Tool {
  private static final long MINUTES = 30;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path folder;

  private Tool(List<String> command, Map<String, String> environment, Path folder) {
    this.command = command;
    this.environment = environment;
    this.folder = folder;
  }

  static Tool of(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    return new Tool(command, Map.of(), Path.of("").toAbsolutePath());
  }

  Tool with(List<String> arguments) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(arguments);
    return new Tool(longer, environment, folder);
  }

  Tool in(Map<String, String> variables) {
    return new Tool(command, variables, folder);
  }

  Tool from(Path workingFolder) {
    return new Tool(command, environment, workingFolder);
  }

  /** Runs it and gives what it printed on its standard output. */
  String run() throws IOException, InterruptedException {
    Path output = Files.createTempFile("dist", ".out");
    Path errors = Files.createTempFile("dist", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        throw new IOException(
            String.join(" ", command) + " failed: " + printed + Files.readString(errors));
      }
      return printed;
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Tells whether a program is on the search path. */
  static boolean exists(String program) {
    return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
