package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLSocket;
import jp.nozomi.cert.testkit.proxy.FakeProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeProxyTest {
  private FakeBank bank;
  private FakeProxy proxy;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
    proxy = FakeProxy.start();
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    bank.close();
  }

  private static String ask(Socket socket, String target, String fields) throws IOException {
    String request =
        "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + fields + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder out = new StringBuilder();
    while (!out.toString().endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      out.append((char) next);
    }
    return out.toString();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("localhost", proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private String bankHost() {
    return bank.baseUrl().substring("https://".length());
  }

  @Test
  void tunnelsToTheBank() throws Exception {
    try (Socket socket = connect()) {
      assertThat(ask(socket, bankHost(), "")).startsWith("HTTP/1.1 200 ");
      try (SSLSocket secure =
          (SSLSocket)
              WireClient.context(bank)
                  .getSocketFactory()
                  .createSocket(socket, "localhost", socket.getPort(), true)) {
        secure
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(secure.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 303");
      }
    }
  }

  @Test
  void asksForCredentialsAndTakesTheRightOnesOnTheSameConnection() throws Exception {
    proxy.demand("taro", "ひみつ");
    String pair = Base64.getEncoder().encodeToString("taro:ひみつ".getBytes(StandardCharsets.UTF_8));
    try (Socket socket = connect()) {
      assertThat(ask(socket, bankHost(), ""))
          .startsWith("HTTP/1.1 407 ")
          .contains("Proxy-Authenticate: Basic realm=");
      assertThat(ask(socket, bankHost(), "Proxy-Authorization: Basic d3Jvbmc6eA==\r\n"))
          .startsWith("HTTP/1.1 407 ");
      assertThat(ask(socket, bankHost(), "Proxy-Authorization: Basic " + pair + "\r\n"))
          .startsWith("HTTP/1.1 200 ");
    }
    assertThat(proxy.log())
        .containsExactly(bankHost() + " 407", bankHost() + " 407", bankHost() + " 200");
  }

  @Test
  void mayOfferSchemesThatAClientDoesNotKnow() throws Exception {
    proxy.demand("taro", "x");
    proxy.offer("NTLM", "Negotiate");
    try (Socket socket = connect()) {
      assertThat(ask(socket, bankHost(), ""))
          .contains("Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate\r\n");
    }
  }

  @Test
  void dropsItsTunnels() throws Exception {
    try (Socket socket = connect()) {
      ask(socket, bankHost(), "");
      proxy.dropTunnels();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    try (Socket socket = connect()) {
      assertThat(ask(socket, bankHost(), "")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void doesNotLeaveThisPc() throws Exception {
    try (Socket socket = connect()) {
      assertThat(ask(socket, "192.0.2.1:443", "")).startsWith("HTTP/1.1 403 ");
    }
  }
}
