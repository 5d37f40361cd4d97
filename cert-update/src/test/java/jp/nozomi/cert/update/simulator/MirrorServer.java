package jp.nozomi.cert.update.simulator;

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

/** Serves a repository over HTTP on loopback, with a log of the requests and faults by path. */
public final class MirrorServer implements AutoCloseable {
  private final Map<String, byte[]> files;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final List<Fault.Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ServerSocket listener;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "mirror");
            thread.setDaemon(true);
            return thread;
          });

  public MirrorServer(Map<String, byte[]> files) throws IOException {
    this.files = files;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    workers.execute(this::accept);
  }

  public URI metadata() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/metadata/");
  }

  public URI targets() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/targets/");
  }

  /** Lets every path that contains a text be answered by a fault. */
  public void fault(String inPath, Fault fault) {
    faults.put(inPath, fault);
  }

  public void heal() {
    faults.clear();
  }

  public List<Fault.Request> requests() {
    return requests;
  }

  /** Counts the bytes of all bodies that were sent. */
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
      Fault.Request request = read(socket);
      requests.add(request);
      byte[] body = files.get(request.path());
      ReplyWriter reply = new ReplyWriter(socket, closed, sent);
      Fault fault =
          faults.entrySet().stream()
              .filter(entry -> request.path().contains(entry.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(body == null ? Fault.status(404) : MirrorServer::honest);
      fault.answer(request, body == null ? new byte[0] : body, reply);
    } catch (IOException ignored) {
      // The client hung up, which is often the very thing under test.
    }
  }

  private static void honest(Fault.Request request, byte[] body, ReplyWriter reply)
      throws IOException {
    reply.honest(request, body, Integer.MAX_VALUE);
  }

  private static Fault.Request read(Socket socket) throws IOException {
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
    return new Fault.Request(first.split(" ")[1].substring(1), headers);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    workers.shutdownNow();
  }
}
