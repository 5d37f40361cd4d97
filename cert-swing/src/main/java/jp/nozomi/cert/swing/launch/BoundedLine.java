package jp.nozomi.cert.swing.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One line of ASCII over a socket, bounded in length and time: all that is ever exchanged. */
final class BoundedLine {
  /** The longest line, with its line feed. */
  static final int MOST_BYTES = 64;

  private BoundedLine() {}

  /**
   * Reads a line.
   *
   * @return empty if it is too long, too slow, or never ends
   */
  static Optional<String> read(SocketChannel channel, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      while (buffer.hasRemaining()) {
        int count = channel.read(buffer);
        if (buffer.position() > 0 && buffer.get(buffer.position() - 1) == '\n') {
          return Optional.of(
              new String(buffer.array(), 0, buffer.position() - 1, StandardCharsets.US_ASCII));
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (count < 0 || left <= 0) {
          return Optional.empty();
        }
        if (count == 0) {
          selector.select(left);
          selector.selectedKeys().clear();
        }
      }
    }
    return Optional.empty();
  }

  /** Writes a line, which is so short that a socket takes it whole or is in trouble. */
  static void write(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
    if (channel.write(bytes) == 0 || bytes.hasRemaining()) {
      throw new IOException("the other process does not read");
    }
  }
}
