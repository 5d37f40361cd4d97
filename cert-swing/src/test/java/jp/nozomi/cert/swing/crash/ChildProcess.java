package jp.nozomi.cert.swing.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that talks in lines: a word, then what belongs to it. */
final class ChildProcess implements AutoCloseable {
  /** A line. */
  record Line(String word, String rest) {}

  private final Process process;
  private final Path errors;
  private final BufferedReader out;
  private final Writer in;

  private ChildProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  static ChildProcess start(ProcessBuilder builder, Path folder) throws IOException {
    Path errors = Files.createTempFile(folder, "child", ".err");
    return new ChildProcess(builder.redirectError(errors.toFile()).start(), errors);
  }

  void tell(String line) throws IOException {
    in.write(line + "\n");
    in.flush();
  }

  /** Gives the next line; a process that ends without one has failed. */
  Line next() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException(
          "ended with " + process.onExit().join().exitValue() + ": " + Files.readString(errors));
    }
    int space = line.indexOf(' ');
    return space < 0
        ? new Line(line, "")
        : new Line(line.substring(0, space), line.substring(space + 1));
  }

  /** Gives the next line, which must begin with a word. */
  String next(String word) throws IOException {
    Line line = next();
    if (!line.word().equals(word)) {
      throw new IOException("not " + word + ": " + line);
    }
    return line.rest();
  }

  /** Ends it as a power cut does: SIGKILL, nothing of its own runs any more. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits for its own end and gives its exit code. */
  int end() {
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
