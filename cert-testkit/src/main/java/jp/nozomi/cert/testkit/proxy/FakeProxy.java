package jp.nozomi.cert.testkit.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.testkit.http.Listener;

/**
 * An HTTP proxy on loopback that tunnels with CONNECT (RFC 9110 section 9.3.6), and may ask for
 * credentials with 407 at any time.
 *
 * <p>It connects to this PC only. Thread-safe.
 */
public final class FakeProxy implements AutoCloseable {
  private static final int MAX_HEAD = 16 * 1024;
  private static final Pattern CONNECT =
      Pattern.compile("CONNECT ([^ :]+|\\[[^ ]+]):(\\d{1,5}) HTTP/1\\.[01]");
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?im)^Proxy-Authorization: *Basic +(\\S+) *\r?$");

  private final Listener listener;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private volatile Optional<String> wanted = Optional.empty();
  private volatile List<String> schemes = List.of("Basic realm=\"fakeproxy\"");

  private FakeProxy() throws IOException {
    this.listener = Listener.start(0, this::serve);
  }

  /**
   * Starts a proxy that lets everybody through.
   *
   * @return the running proxy
   * @throws IOException if there is no free port
   */
  public static FakeProxy start() throws IOException {
    return new FakeProxy();
  }

  /**
   * Asks for credentials from now on, with 407 and Basic.
   *
   * @param user the user name
   * @param password the password
   */
  public void demand(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    wanted = Optional.of(Base64.getEncoder().encodeToString(pair));
  }

  /**
   * Says which schemes a 407 offers; only Basic is accepted whatever it offers.
   *
   * @param values the values of Proxy-Authenticate, for example NTLM
   */
  public void offer(String... values) {
    schemes = List.of(values);
  }

  /**
   * Ends every tunnel, so that the clients' next requests need new ones.
   *
   * @throws IOException if the port was taken meanwhile
   */
  public void dropTunnels() throws IOException {
    listener.pause();
    listener.resume();
  }

  /**
   * Gives the port.
   *
   * @return the port on loopback
   */
  public int port() {
    return listener.port();
  }

  /**
   * Tells what was asked.
   *
   * @return one line a request: its target and the status of the reply
   */
  public List<String> log() {
    return List.copyOf(log);
  }

  private void serve(Socket client) throws IOException {
    String head = head(client.getInputStream());
    while (!head.isEmpty()) {
      Matcher connect = CONNECT.matcher(head.lines().findFirst().orElse(""));
      if (!connect.matches()) {
        reply(client, "-", "405 Method Not Allowed", "");
      } else if (!welcome(head)) {
        StringBuilder fields = new StringBuilder();
        schemes.forEach(
            scheme -> fields.append("Proxy-Authenticate: ").append(scheme).append("\r\n"));
        reply(client, target(connect), "407 Proxy Authentication Required", fields.toString());
      } else {
        tunnel(client, connect);
        return;
      }
      head = head(client.getInputStream());
    }
  }

  private boolean welcome(String head) {
    Optional<String> needed = wanted;
    if (needed.isEmpty()) {
      return true;
    }
    Matcher given = CREDENTIALS.matcher(head);
    return given.find() && given.group(1).equals(needed.get());
  }

  private static String target(Matcher connect) {
    return connect.group(1) + ":" + connect.group(2);
  }

  private void tunnel(Socket client, Matcher connect) throws IOException {
    String host = connect.group(1).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(connect.group(2));
    if (!InetAddress.getByName(host).isLoopbackAddress() || port > 65_535) {
      reply(client, target(connect), "403 Forbidden", "");
      return;
    }
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      server.setTcpNoDelay(true);
      reply(client, target(connect), "200 Connection Established", "");
      Thread back = new Thread(() -> copy(server, client), "fakeproxy-" + listener.port());
      back.setDaemon(true);
      back.start();
      copy(client, server);
    } catch (ConnectException e) {
      reply(client, target(connect), "502 Bad Gateway", "");
    }
  }

  private void reply(Socket client, String target, String status, String fields)
      throws IOException {
    log.add(target + " " + status.substring(0, 3));
    boolean tunnel = status.startsWith("200");
    String text =
        "HTTP/1.1 " + status + "\r\n" + fields + (tunnel ? "" : "Content-Length: 0\r\n") + "\r\n";
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side is gone: the other is told by its end too.
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was going to be closed: there is nothing left to save.
      return;
    }
  }

  /** Reads a request's head; empty at the end of the connection. */
  private static String head(InputStream in) throws IOException {
    StringBuilder out = new StringBuilder();
    while (out.length() < MAX_HEAD) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      out.append((char) next);
      if (next == '\n' && out.toString().endsWith("\r\n\r\n")) {
        return out.toString();
      }
    }
    throw new IOException("a head of more than " + MAX_HEAD + " bytes");
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
