package jp.nozomi.cert.swing.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * A white display in memory whose pixels can be read without asking the server: Xvfb keeps them in
 * a file in the format of xwd.
 */
final class WatchedScreen implements AutoCloseable {
  private static final int FIELD = 4;
  private static final int BYTES_PER_LINE = 12 * FIELD;
  private static final int COLOURS = 19 * FIELD;
  private static final int BYTES_PER_COLOUR = 12;
  private static final int EVERY = 3;
  private static final int DARK = 110;
  private static final int LEAST_DARK = 40;
  private static final double MOST_DARK = 0.3;
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 768;
  private static final long GLANCE_MICROS = 1_000;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  private final Process server;
  private final String name;
  private final MappedByteBuffer memory;

  private WatchedScreen(Process server, String name, MappedByteBuffer memory) {
    this.server = server;
    this.name = name;
    this.memory = memory;
  }

  static WatchedScreen open(Path folder) throws IOException {
    Process server =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                WIDTH + "x" + HEIGHT + "x24",
                "-wr",
                "-fbdir",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = server.inputReader(StandardCharsets.US_ASCII);
    String number = said.readLine();
    if (number == null) {
      throw new IOException("Xvfb did not start");
    }
    try (FileChannel file =
        FileChannel.open(folder.resolve("Xvfb_screen0"), StandardOpenOption.READ)) {
      return new WatchedScreen(
          server, ":" + number.strip(), file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
    }
  }

  String name() {
    return name;
  }

  /** Waits until there is text on the screen; tells the nanosecond. */
  long awaitText(Process program) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!hasText()) {
      if (!program.isAlive() || System.nanoTime() > end) {
        throw new IOException("no window came");
      }
      TimeUnit.MICROSECONDS.sleep(GLANCE_MICROS);
    }
    return System.nanoTime();
  }

  void awaitNothing() throws InterruptedException {
    while (hasText()) {
      TimeUnit.MICROSECONDS.sleep(GLANCE_MICROS);
    }
  }

  /** Dark pixels on light: neither the white screen nor a window that is not painted yet. */
  private boolean hasText() {
    ByteBuffer pixels = memory.duplicate();
    int start = pixels.getInt(0) + pixels.getInt(COLOURS) * BYTES_PER_COLOUR;
    int perLine = pixels.getInt(BYTES_PER_LINE);
    byte[] line = new byte[WIDTH * FIELD];
    int dark = 0;
    for (int y = 0; y < HEIGHT; y += EVERY) {
      pixels.get(start + y * perLine, line);
      for (int x = 0; x < line.length; x += FIELD) {
        if (isDark(line[x]) && isDark(line[x + 1]) && isDark(line[x + 2])) {
          dark++;
        }
      }
    }
    return dark >= LEAST_DARK && dark < MOST_DARK * WIDTH * HEIGHT / EVERY;
  }

  private static boolean isDark(byte channel) {
    return Byte.toUnsignedInt(channel) < DARK;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
