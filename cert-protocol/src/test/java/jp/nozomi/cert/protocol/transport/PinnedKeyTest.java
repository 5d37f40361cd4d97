package jp.nozomi.cert.protocol.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A profile's pinned server keys, on top of the check of the certificate's path. */
class PinnedKeyTest {
  private static final PublicKeyHash OTHER = new PublicKeyHash("0f".repeat(32));

  private final HeldCertificate authority =
      HeldCertificate.builder()
          .subject("CN=Test CA")
          .keyPair(Keys.generate(KeySpec.EC_P256))
          .authority()
          .build();
  private final HeldCertificate identity =
      HeldCertificate.builder()
          .subject("CN=localhost")
          .issuedBy(authority)
          .forServers("localhost")
          .build();
  private HttpsServer server;

  @BeforeEach
  void open() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TestTls.server(identity)));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void takesThePinnedKey() throws Exception {
    assertThat(get(authority, Set.of(pin(identity)))).isEqualTo(204);
  }

  @Test
  void takesABackupKey() throws Exception {
    assertThat(get(authority, Set.of(OTHER, pin(identity)))).isEqualTo(204);
  }

  @Test
  void takesAnyKeyIfNoneIsPinned() throws Exception {
    assertThat(get(authority, Set.of())).isEqualTo(204);
  }

  @Test
  void refusesATrustedServerWithAnotherKey() {
    assertThat(refusal(authority, Set.of(OTHER)).code()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED);
  }

  @Test
  void countsTheServersKeyOnlyAndNotThatOfItsAuthority() {
    assertThat(refusal(authority, Set.of(pin(authority))).code())
        .isEqualTo(ErrorCode.SERVER_NOT_TRUSTED);
  }

  @Test
  void refusesThePinnedKeyInACertificateThatIsNotTrusted() {
    HeldCertificate another = HeldCertificate.builder().subject("CN=Other").authority().build();

    ConnectionException e = refusal(another, Set.of(pin(identity)));

    assertThat(e.reason()).isEqualTo(ConnectionException.Reason.SERVER_NOT_TRUSTED);
  }

  private ConnectionException refusal(HeldCertificate trusted, Set<PublicKeyHash> pins) {
    return catchThrowableOfType(ConnectionException.class, () -> get(trusted, pins));
  }

  private int get(HeldCertificate trusted, Set<PublicKeyHash> pins) throws CodedException {
    URI url = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    try (HttpStack stack =
            new HttpStack(
                HttpSettings.defaults(),
                List.of(trusted.certificate()),
                pins,
                new SecureRandom(),
                ExchangeObserver.NONE);
        Connector connector = stack.connector(Optional.empty())) {
      return connector
          .exchange(
              new Call("GET", url, Map.of(), Optional.empty()),
              ProxyAuthenticator.none(),
              Interruption.NEVER)
          .status();
    }
  }

  private static PublicKeyHash pin(HeldCertificate certificate) {
    return PublicKeyHash.of(certificate.certificate().getPublicKey());
  }
}
