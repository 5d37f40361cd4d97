package jp.nozomi.cert.testkit.update;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * Serves a repository on loopback, with a log of the requests and faults by path. Thread-safe;
 * {@link #close()} frees the port.
 */
public final class MirrorServer implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final Map<String, byte[]> files;
  private final Map<String, MirrorFault> faults = new ConcurrentHashMap<>();
  private final List<MirrorFault.Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ServerSocket listener;
  private final URI base;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "mirror");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts a mirror without TLS, for clients that take one from this PC.
   *
   * @param files the files by path
   * @throws IOException if there is no free port
   */
  public MirrorServer(Map<String, byte[]> files) throws IOException {
    this(files, ServerSocketFactory.getDefault(), "http");
  }

  /**
   * Starts a mirror with TLS.
   *
   * @param files the files by path
   * @param tls who the server is
   * @throws IOException if there is no free port
   */
  public MirrorServer(Map<String, byte[]> files, SSLContext tls) throws IOException {
    this(files, tls.getServerSocketFactory(), "https");
  }

  private MirrorServer(Map<String, byte[]> files, ServerSocketFactory sockets, String scheme)
      throws IOException {
    this.files = files;
    this.listener = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    this.base = URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + "/");
    workers.execute(this::accept);
  }

  /**
   * Gives the mirror's address.
   *
   * @return the address above metadata and targets
   */
  public URI base() {
    return base;
  }

  /**
   * Gives the address of the metadata.
   *
   * @return the address, with a slash at its end
   */
  public URI metadata() {
    return base.resolve("metadata/");
  }

  /**
   * Gives the address of the targets.
   *
   * @return the address, with a slash at its end
   */
  public URI targets() {
    return base.resolve("targets/");
  }

  /**
   * Lets every path that contains a text be answered by a fault.
   *
   * @param inPath the text
   * @param fault how it is answered
   */
  public void fault(String inPath, MirrorFault fault) {
    faults.put(inPath, fault);
  }

  /** Ends every fault. */
  public void heal() {
    faults.clear();
  }

  /**
   * Gives the request log.
   *
   * @return what was asked so far, in order
   */
  public List<MirrorFault.Request> requests() {
    return List.copyOf(requests);
  }

  /**
   * Counts the bytes of all bodies that were sent.
   *
   * @return the bytes since the start
   */
  public long sent() {
    return sent.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        workers.execute(() -> serve(socket));
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      MirrorFault.Request request = read(socket);
      requests.add(request);
      byte[] body = files.get(request.path());
      ReplyWriter reply = new ReplyWriter(socket, closed, sent);
      MirrorFault fault =
          faults.entrySet().stream()
              .filter(entry -> request.path().contains(entry.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(body == null ? MirrorFault.status(404) : MirrorServer::honest);
      fault.answer(request, body == null ? new byte[0] : body, reply);
    } catch (IOException ignored) {
      // The client hung up, which is often the very thing under test.
    }
  }

  private static void honest(MirrorFault.Request request, byte[] body, ReplyWriter reply)
      throws IOException {
    reply.honest(request, body, Integer.MAX_VALUE);
  }

  private static MirrorFault.Request read(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    if (first == null || !first.startsWith("GET ")) {
      throw new IOException("no request");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new MirrorFault.Request(first.split(" ")[1].substring(1), headers);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    workers.shutdownNow();
  }
}
