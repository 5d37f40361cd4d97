package jp.nozomi.cert.swing.launch;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the running app what a later start wants. */
final class HandOver {
  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private HandOver() {}

  /** Tries once; false if nobody listens, or not now. */
  static boolean attempt(Path socket, LaunchIntent intent) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.configureBlocking(false);
      if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
        return false;
      }
      BoundedLine.write(channel, intent.line());
      return BoundedLine.read(channel, PATIENCE).filter(IntentServer.ACCEPTED::equals).isPresent();
    } catch (IOException | UnsupportedOperationException e) {
      // Between the lock and the socket of a start, or of an end, of the other process; or a
      // Windows that is too old for such sockets.
      LOG.info("the running app does not listen: {}", e.getMessage());
      return false;
    }
  }
}
