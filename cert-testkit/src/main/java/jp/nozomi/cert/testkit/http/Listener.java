package jp.nozomi.cert.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Accepts connections on loopback and serves each on a thread of its own.
 *
 * <p>Closing it ends its connections, in the middle of a request if need be.
 */
public final class Listener implements AutoCloseable {
  private final int port;
  private final Service service;
  private Running running;

  private Listener(Running running, Service service) {
    this.port = running.server.getLocalPort();
    this.service = service;
    this.running = running;
  }

  /**
   * Starts listening.
   *
   * @param port the port, or 0 for a free one
   * @param service serves the connections
   * @return the running listener
   * @throws IOException if the port is taken
   */
  public static Listener start(int port, Service service) throws IOException {
    return new Listener(Running.start(port, service), service);
  }

  /**
   * Gives the port.
   *
   * @return the port that it listens at
   */
  public int port() {
    return port;
  }

  /**
   * Stops listening for a while; the port stays free for {@link #resume()} unless somebody takes
   * it.
   *
   * @throws IOException if a connection does not end
   */
  public synchronized void pause() throws IOException {
    running.stop();
  }

  /**
   * Listens again, at the same port.
   *
   * @throws IOException if the port was taken meanwhile
   */
  public synchronized void resume() throws IOException {
    if (running.server.isClosed()) {
      running = Running.start(port, service);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    running.stop();
  }

  /** The time between a start and a stop. */
  private static final class Running {
    private static final int BACKLOG = 200;
    private static final int GOODBYE_SECONDS = 60;

    private final ServerSocket server;
    private final Service service;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Running(ServerSocket server, Service service) {
      this.server = server;
      this.service = service;
      this.threads =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "fakebank-" + server.getLocalPort());
                thread.setDaemon(true);
                return thread;
              });
    }

    static Running start(int port, Service service) throws IOException {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      try {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      } catch (IOException e) {
        server.close();
        throw e;
      }
      Running running = new Running(server, service);
      running.threads.execute(running::accept);
      return running;
    }

    private void accept() {
      while (!server.isClosed()) {
        try {
          Socket socket = server.accept();
          open.add(socket);
          threads.execute(() -> serve(socket));
          if (server.isClosed()) {
            socket.close();
          }
        } catch (IOException | RejectedExecutionException e) {
          // Closed from outside, or a connection that failed at once: the condition tells which.
        }
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        socket.setTcpNoDelay(true);
        service.serve(socket);
      } catch (IOException e) {
        // The client went away, or did not trust this server: nobody is left to tell.
        return;
      } finally {
        open.remove(socket);
      }
    }

    void stop() throws IOException {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
      threads.shutdownNow();
      try {
        // The port is free once the accepting thread is gone; a bank may start there at once.
        if (!threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("a connection does not end");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Serves one connection. */
  @FunctionalInterface
  public interface Service {
    /**
     * Serves one connection until it ends.
     *
     * @param socket the connection, closed afterwards by the caller
     * @throws IOException if the connection breaks
     */
    void serve(Socket socket) throws IOException;
  }
}
