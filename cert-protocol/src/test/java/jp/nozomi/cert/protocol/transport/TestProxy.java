package jp.nozomi.cert.protocol.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CONNECT proxy on loopback, with Basic or Digest. */
public final class TestProxy implements AutoCloseable {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");
  private static final String NONCE = "0123456789abcdef";

  /** The hosts that it connected to, in order. */
  public final List<String> connected = new CopyOnWriteArrayList<>();

  /** How often it answered 407. */
  public final List<String> refused = new CopyOnWriteArrayList<>();

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final Check check;
  private volatile boolean demanding = true;
  private volatile String answer = "";

  /** What it demands. */
  private record Check(String challenge, String user, String password) {}

  private TestProxy(Check check) throws IOException {
    this.check = check;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  public static TestProxy basic(String user, String password) throws IOException {
    return new TestProxy(new Check("Basic realm=\"office\"", user, password));
  }

  public static TestProxy digest(String user, String password) throws IOException {
    return new TestProxy(
        new Check(
            "Digest realm=\"office\", qop=\"auth\", nonce=\"" + NONCE + "\", algorithm=MD5",
            user,
            password));
  }

  public static TestProxy negotiate() throws IOException {
    return new TestProxy(new Check("Negotiate", "", ""));
  }

  /** Answers CONNECT with a status line of its own and a problem document. */
  public static TestProxy answering(String statusLine, String type) throws IOException {
    TestProxy proxy = new TestProxy(new Check("Basic", "", ""));
    String body = "{\"type\": \"" + type + "\"}";
    proxy.answer =
        statusLine
            + "\r\nContent-Type: application/problem+json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    return proxy;
  }

  public TestProxy openAtFirst() {
    demanding = false;
    return this;
  }

  /** From now on every new tunnel needs a login; tunnels that exist are cut. */
  public void demand() throws IOException {
    demanding = true;
    for (Closeable tunnel : open) {
      tunnel.close();
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable tunnel : open) {
      tunnel.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // Closed, or a client that went away.
        continue;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      while (true) {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
          return;
        }
        String target = head.split(" ")[1];
        if (!answer.isEmpty()) {
          client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          continue;
        }
        if (demanding && !isAllowed(head, target)) {
          refused.add(target);
          client
              .getOutputStream()
              .write(
                  ("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: "
                          + check.challenge()
                          + "\r\nContent-Length: 0\r\n\r\n")
                      .getBytes(StandardCharsets.US_ASCII));
          continue;
        }
        connected.add(target);
        tunnel(client, target);
        return;
      }
    } catch (IOException e) {
      // A cut tunnel is what some tests want.
      return;
    }
  }

  private void tunnel(Socket client, String target) throws IOException {
    int colon = target.lastIndexOf(':');
    try (Socket upstream =
        new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
      open.add(upstream);
      OutputStream out = client.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      threads.execute(() -> copy(client, upstream));
      upstream.getInputStream().transferTo(out);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // The other direction ends as well.
      return;
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private boolean isAllowed(String head, String target) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization:")) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        return value.startsWith("Basic ") ? isBasic(value) : isDigest(value, target);
      }
    }
    return false;
  }

  private boolean isBasic(String value) {
    String login = check.user() + ":" + check.password();
    return check.challenge().startsWith("Basic")
        && value.equals(
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  /** RFC 7616 section 3.4.1, with MD5 as old proxies have it. */
  private boolean isDigest(String value, String target) {
    Map<String, String> given = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(value);
    while (matcher.find()) {
      given.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    String expected =
        md5(
            String.join(
                ":",
                md5(check.user() + ":office:" + check.password()),
                NONCE,
                given.getOrDefault("nc", ""),
                given.getOrDefault("cnonce", ""),
                "auth",
                md5("CONNECT:" + target)));
    return check.challenge().startsWith("Digest") && expected.equals(given.get("response"));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
