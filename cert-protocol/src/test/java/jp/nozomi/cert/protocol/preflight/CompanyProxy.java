package jp.nozomi.cert.protocol.preflight;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jp.nozomi.cert.protocol.http.ProxyAddress;

/** A company's proxy that wants a login by Basic and then tunnels. */
final class CompanyProxy {
  private static final String LOGIN =
      Base64.getEncoder()
          .encodeToString("clerk:proxy password".getBytes(StandardCharsets.US_ASCII));

  private CompanyProxy() {}

  static void serve(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    while (true) {
      List<String> head = Stranger.head(client);
      if (head.isEmpty()) {
        return;
      }
      boolean loggedIn =
          head.stream()
              .anyMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: Basic " + LOGIN));
      if (loggedIn) {
        out.write(ascii("HTTP/1.1 200 Connected\r\n\r\n"));
        tunnel(client, port(head.get(0)));
        return;
      }
      out.write(
          ascii(
              "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"company\"\r\n"
                  + "Content-Length: 0\r\n\r\n"));
    }
  }

  static ProxyAddress address(Stranger proxy) {
    return new ProxyAddress("localhost", proxy.port());
  }

  private static int port(String connect) {
    String authority = connect.toUpperCase(Locale.ROOT).split(" ", 3)[1];
    return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
  }

  private static void tunnel(Socket client, int port) throws IOException {
    try (Socket bank = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = new Thread(() -> pump(bank, client), "tunnel");
      back.setDaemon(true);
      back.start();
      client.getInputStream().transferTo(bank.getOutputStream());
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One end hung up.
      return;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
