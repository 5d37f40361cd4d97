package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.HeldCertificateBuilder;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.http.Greeting;
import jp.nozomi.cert.testkit.http.TlsIdentity;

/** Begins connections rightly, or as the next TLS fault wants it. */
final class FaultyGreeting implements Greeting {
  private static final int MAX_HELLO = 16 * 1024;

  /**
   * A record with a ServerHello of TLS 1.0: version, random, no session, an AES suite, no
   * compression (RFC 2246 section 7.4.1.3).
   */
  private static final byte[] HELLO_HEAD = {
    22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1,
  };

  private static final byte[] HELLO_TAIL = {0, 0, 0x2f, 0};

  private final TlsCredentials credentials;
  private final List<X509Certificate> clientIssuers;
  private final Faults faults;
  private final SSLContext right;

  FaultyGreeting(TlsCredentials credentials, List<X509Certificate> clientIssuers, Faults faults) {
    this.credentials = credentials;
    this.clientIssuers = clientIssuers;
    this.faults = faults;
    this.right = credentials.identity().context(clientIssuers);
  }

  @Override
  public Optional<SSLContext> greet(Socket socket) throws IOException {
    Optional<TlsFault> fault = faults.takeConnection();
    return fault.isPresent() ? faulty(fault.get(), socket) : Optional.of(right);
  }

  private Optional<SSLContext> faulty(TlsFault fault, Socket socket) throws IOException {
    Instant now = Clock.systemUTC().instant();
    return switch (fault) {
      case WRONG_NAME -> context(server(now).forServers("elsewhere.invalid"));
      case EXPIRED -> context(server(now).valid(days(now, -30), days(now, -1)));
      case NOT_YET_VALID -> context(server(now).valid(days(now, 7), days(now, 30)));
      case SELF_SIGNED -> context(unsigned(now));
      case INTERCEPTED -> context(unsigned(now).issuedBy(authority(now, "Corporate Proxy CA")));
      case MISSING_INTERMEDIATE -> context(unsigned(now).issuedBy(intermediate(now)));
      case NOT_FOR_SERVERS -> context(server(now).forClients());
      case OLD_PROTOCOL -> {
        readHello(socket);
        byte[] hello = new byte[HELLO_HEAD.length + 32 + HELLO_TAIL.length];
        System.arraycopy(HELLO_HEAD, 0, hello, 0, HELLO_HEAD.length);
        System.arraycopy(HELLO_TAIL, 0, hello, hello.length - HELLO_TAIL.length, HELLO_TAIL.length);
        yield sent(socket, hello);
      }
      case CLOSED_IN_HANDSHAKE -> {
        readHello(socket);
        yield Optional.empty();
      }
      case RESET_IN_HANDSHAKE -> {
        readHello(socket);
        socket.setSoLinger(true, 0);
        yield Optional.empty();
      }
      case SILENT -> {
        while (socket.getInputStream().read() >= 0) {
          // Whatever the client sends, it is not answered.
          continue;
        }
        yield Optional.empty();
      }
      case NOT_TLS -> {
        readHello(socket);
        yield sent(
            socket,
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
      }
    };
  }

  private static void readHello(Socket socket) throws IOException {
    byte[] some = new byte[MAX_HELLO];
    if (socket.getInputStream().read(some) < 0) {
      throw new IOException("the client said nothing");
    }
  }

  /** Sends bytes, and waits for the client's end so that it can read them before its own. */
  private static Optional<SSLContext> sent(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.shutdownOutput();
    readHello(socket);
    return Optional.empty();
  }

  private static Instant days(Instant now, long days) {
    return now.plus(Duration.ofDays(days));
  }

  private HeldCertificateBuilder server(Instant now) {
    return unsigned(now).issuedBy(credentials.server().issuers().get(0));
  }

  private static HeldCertificateBuilder unsigned(Instant now) {
    return HeldCertificate.builder()
        .keyPair(Keys.shared(KeySpec.EC_P256))
        .subject("O=Nozomi Test,CN=localhost")
        .valid(days(now, -1), days(now, 30))
        .forServers("localhost", "127.0.0.1", "::1");
  }

  private static HeldCertificate authority(Instant now, String name) {
    return HeldCertificate.builder()
        .keyPair(Keys.shared(KeySpec.EC_P384))
        .subject("O=Nozomi Test,CN=" + name)
        .valid(days(now, -1), days(now, 30))
        .authority()
        .build();
  }

  private HeldCertificate intermediate(Instant now) {
    return HeldCertificate.builder()
        .keyPair(Keys.shared(KeySpec.EC_P384))
        .subject("O=Nozomi Test,CN=Nozomi Test TLS Intermediate")
        .valid(days(now, -1), days(now, 30))
        .authority()
        .issuedBy(credentials.server().issuers().get(0))
        .build();
  }

  private Optional<SSLContext> context(HeldCertificateBuilder builder) {
    HeldCertificate held = builder.build();
    TlsIdentity identity =
        new TlsIdentity(held.keyPair().getPrivate(), List.of(held.certificate()));
    return Optional.of(identity.context(clientIssuers));
  }
}
