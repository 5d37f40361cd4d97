package jp.nozomi.cert.protocol.preflight;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/** What can stand where the bank or a proxy should be: a server on loopback with a fault. */
final class Stranger implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final ConcurrentLinkedQueue<Closeable> open = new ConcurrentLinkedQueue<>();

  private Stranger(ServerSocket server) {
    this.server = server;
  }

  /** Serves one connection on a thread of its own. */
  @FunctionalInterface
  interface Manner {
    void serve(Socket socket) throws IOException;
  }

  static Stranger serving(Manner manner) throws IOException {
    return started(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), manner);
  }

  static Stranger serving(SSLContext tls, Manner manner) throws IOException {
    return started(
        tls.getServerSocketFactory()
            .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
        manner);
  }

  /** Accepts connections and never says a word. */
  static Stranger silent() throws IOException {
    return serving(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
  }

  /** Answers every request with the same bytes. */
  static Manner answering(String reply) {
    return socket -> {
      head(socket);
      socket.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    };
  }

  /** Drops every attempt to connect, as a firewall does: its queue is full. */
  static Stranger blackHole() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Stranger stranger = new Stranger(server);
    for (int i = 0; i < BACKLOG; i++) {
      Socket filler = new Socket();
      stranger.open.add(filler);
      try {
        filler.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
      } catch (SocketTimeoutException e) {
        return stranger;
      }
    }
    stranger.close();
    throw new IllegalStateException("the queue has no end");
  }

  /** A port at which nobody listens. */
  static int deadPort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }

  /** The lines of a request up to the empty one. */
  static List<String> head(Socket socket) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine();
        line != null && !line.isEmpty();
        line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "https://localhost:" + port();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable one : open) {
      one.close();
    }
  }

  private static Stranger started(ServerSocket server, Manner manner) {
    Stranger stranger = new Stranger(server);
    stranger.thread(() -> stranger.accept(manner));
    return stranger;
  }

  private void accept(Manner manner) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        thread(() -> serve(manner, socket));
      } catch (IOException e) {
        // Closed from outside: the loop's condition tells.
        continue;
      }
    }
  }

  private static void serve(Manner manner, Socket socket) {
    try (socket) {
      manner.serve(socket);
    } catch (IOException e) {
      // The client went away, or refused this server: nobody is left to tell.
      return;
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "stranger");
    thread.setDaemon(true);
    thread.start();
  }
}
