package jp.nozomi.cert.swing.launch;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the intents of later starts, one visitor after the other, none for long. */
final class IntentServer implements AutoCloseable {
  static final String ACCEPTED = "accepted";
  static final String LATER = "later";

  private static final Logger LOG = LoggerFactory.getLogger(IntentServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST = 40;
  private static final Duration SPAN = Duration.ofSeconds(10);

  private final ServerSocketChannel door;
  private final Path socket;
  private final LaunchMailbox mailbox;
  private final Pace pace = new Pace(MOST, SPAN, System::nanoTime);

  private IntentServer(ServerSocketChannel door, Path socket, LaunchMailbox mailbox) {
    this.door = door;
    this.socket = socket;
    this.mailbox = mailbox;
  }

  /** Opens the door; only who holds the lock may, as a socket that is left there is removed. */
  static IntentServer open(Path socket, LaunchMailbox mailbox) throws IOException {
    Files.deleteIfExists(socket);
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      door.close();
      throw e;
    }
    IntentServer server = new IntentServer(door, socket, mailbox);
    Thread thread = new Thread(server::serve, "starts");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private void serve() {
    while (door.isOpen()) {
      try (SocketChannel visitor = door.accept()) {
        answer(visitor);
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("a later start could not be heard", e);
      }
    }
  }

  private void answer(SocketChannel visitor) throws IOException {
    Optional<LaunchIntent> intent =
        BoundedLine.read(visitor, PATIENCE).flatMap(LaunchIntent::parse);
    if (intent.isEmpty()) {
      LOG.warn("a later start sent what is no intent");
      return;
    }
    boolean taken = pace.allows() && mailbox.deliver(intent.get());
    LOG.info("a later start: {}, {}", intent.get().line(), taken ? ACCEPTED : LATER);
    BoundedLine.write(visitor, taken ? ACCEPTED : LATER);
  }

  @Override
  public void close() throws IOException {
    mailbox.close();
    door.close();
    Files.deleteIfExists(socket);
  }
}
