package jp.nozomi.cert.protocol.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy behind a bad line: every piece takes its time, and some are lost, which TCP makes up for
 * by sending them again after its time-out. For kernels without netem.
 */
public final class SlowLink implements AutoCloseable {
  private static final int PIECE = 1_400;
  private static final Duration RETRANSMISSION = Duration.ofSeconds(1);

  public final AtomicInteger pieces = new AtomicInteger();
  public final AtomicInteger lost = new AtomicInteger();
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Duration oneWay;
  private final double loss;
  private final Random random;

  public SlowLink(Duration oneWay, double loss, long seed) throws IOException {
    this.oneWay = oneWay;
    this.loss = loss;
    this.random = new Random(seed);
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String head = head(in);
      String target = head.split(" ")[1];
      int colon = target.lastIndexOf(':');
      try (Socket server =
          new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        threads.execute(() -> pipe(in, server));
        pipe(server.getInputStream(), client);
      }
    } catch (IOException e) {
      // One end hung up: the other one notices.
    }
  }

  private void pipe(InputStream in, Socket to) {
    byte[] piece = new byte[PIECE];
    try {
      OutputStream out = to.getOutputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        pieces.incrementAndGet();
        LockSupport.parkNanos(delay().toNanos());
        out.write(piece, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // As above.
    }
  }

  private synchronized Duration delay() {
    Duration delay = oneWay;
    while (random.nextDouble() < loss) {
      lost.incrementAndGet();
      delay = delay.plus(RETRANSMISSION);
    }
    return delay;
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("hung up");
      }
      head.append((char) octet);
    }
    return head.toString();
  }
}
