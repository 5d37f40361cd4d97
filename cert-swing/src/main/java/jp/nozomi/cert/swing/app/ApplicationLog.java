package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The manual's log file, {@code ApplicationLog.log}, for each user and bank, rotating.
 *
 * <p>JUL's own file handler numbers the file that is being written when it rotates; this one keeps
 * the name that support desks ask for. Thread-safe within the process; several processes append.
 */
public final class ApplicationLog extends Handler {
  /** The name of the file that is written now. */
  public static final String NAME = "ApplicationLog.log";

  private static final long MOST_BYTES = 1_000_000;
  private static final int OLD_FILES = 3;

  private final Path file;
  private @Nullable Writer writer;

  private ApplicationLog(Path file) {
    this.file = file;
    setLevel(Level.INFO);
    setFormatter(new Line());
  }

  /**
   * Sends all of the process's log to a file, and to nothing else.
   *
   * @param file the file; it and its folder are made when the first line is written
   */
  public static void install(Path file) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(new ApplicationLog(file));
  }

  /** The file that is written now and the rotated ones, the latest first; some may not exist. */
  static List<Path> files(Path file) {
    return IntStream.rangeClosed(0, OLD_FILES).mapToObj(number -> numbered(file, number)).toList();
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (!isLoggable(entry)) {
      return;
    }
    try {
      Writer out = writer();
      out.write(getFormatter().format(entry));
      out.flush();
    } catch (IOException e) {
      // A log that can't be written must not stop the work; JUL's error manager tells it once.
      reportError(null, e, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public synchronized void flush() {
    // Every line is flushed when it is written.
  }

  @Override
  public synchronized void close() {
    try {
      closeWriter();
    } catch (IOException e) {
      reportError(null, e, ErrorManager.CLOSE_FAILURE);
    }
  }

  private Writer writer() throws IOException {
    if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
      closeWriter();
      rotate();
    }
    if (writer == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writer =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return writer;
  }

  private void rotate() throws IOException {
    for (int number = OLD_FILES - 1; number >= 0; number--) {
      Path from = old(number);
      if (Files.exists(from)) {
        Files.move(from, old(number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path old(int number) {
    return numbered(file, number);
  }

  private static Path numbered(Path file, int number) {
    return number == 0 ? file : file.resolveSibling(NAME + "." + number);
  }

  private void closeWriter() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }

  private static final class Line extends Formatter {
    @Override
    public String format(LogRecord entry) {
      StringWriter text = new StringWriter();
      text.append(Instant.ofEpochMilli(entry.getMillis()).toString())
          .append(' ')
          .append(entry.getLevel().getName())
          .append(' ')
          .append(String.valueOf(entry.getLoggerName()))
          .append(' ')
          .append(formatMessage(entry))
          .append('\n');
      Throwable thrown = entry.getThrown();
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(text, true));
      }
      return text.toString();
    }
  }
}
