package jp.nozomi.cert.protocol.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each test breaks one thing on the way to the bank, which the preflight has to name. */
@Timeout(120)
class BrokenNetworkTest {
  @TempDir Path folder;
  private Clinic clinic;

  @BeforeEach
  void open() throws Exception {
    clinic = new Clinic(folder);
  }

  @AfterEach
  void close() throws Exception {
    clinic.close();
  }

  @Test
  void namesAProfileThatCanNotBeRead() throws Exception {
    PreflightReport report = Clinic.run(clinic.with("\"9999\"", "\"99\"").preflight());

    assertNamed(
        report, CheckId.PROFILE, "invalid", "The bank profile is not correct (member bankCode).");
    assertThat(report.of(CheckId.CERTIFICATES).facts()).containsEntry("because", "profile");
  }

  @Test
  void namesAnUnknownHost() throws Exception {
    clinic.bankAt("https://bank.invalid");

    PreflightReport report =
        Clinic.run(
            clinic
                .preflight()
                .resolver(
                    host -> {
                      throw new UnknownHostException(host);
                    }));

    assertNamed(report, CheckId.DNS, "unknown-host", "No address was found for bank.invalid.");
  }

  @Test
  void boundsADnsServerThatIsSilent() throws Exception {
    CountDownLatch never = new CountDownLatch(1);

    PreflightReport report =
        Clinic.run(
            clinic
                .preflight()
                .resolver(
                    host -> {
                      awaitInterrupt(never);
                      return new InetAddress[0];
                    }));

    assertNamed(report, CheckId.DNS, "timed-out", "does not answer in time (localhost)");
  }

  @Test
  void boundsAProxyDecisionThatHangs() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    HttpSettings hanging =
        Clinic.QUICK.withProxies(
            (host, port) -> {
              awaitInterrupt(never);
              return Optional.empty();
            });

    PreflightReport report = Clinic.run(clinic.preflight().http(hanging, "pac"));

    assertNamed(
        report,
        CheckId.PROXY,
        "timed-out",
        "(decided by: an automatic configuration script (PAC))");
  }

  @Test
  void namesAPortThatRefuses() throws Exception {
    int port = Stranger.deadPort();

    PreflightReport report = Clinic.run(clinic.bankAt("https://localhost:" + port).preflight());

    assertNamed(
        report, CheckId.TCP, "refused", "localhost port " + port + " refused the connection.");
  }

  @Test
  void boundsAPortThatDropsEverything() throws Exception {
    try (Stranger firewall = Stranger.blackHole()) {
      PreflightReport report = Clinic.run(clinic.bankAt(firewall.url()).preflight());

      assertNamed(
          report,
          CheckId.TCP,
          "timed-out",
          "localhost port " + firewall.port() + " does not answer; a firewall may block it.");
      assertThat(report.of(CheckId.TCP).duration()).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void tellsThatOneOfTheAddressesIsDead() throws Exception {
    // The bank listens at 127.0.0.1 only.
    InetAddress dead = InetAddress.getByName("127.0.0.2");

    PreflightReport report =
        Clinic.run(
            clinic
                .preflight()
                .resolver(host -> new InetAddress[] {dead, InetAddress.getLoopbackAddress()}));

    assertNamed(report, CheckId.TCP, "some-addresses", "but 127.0.0.2 can not be");
    assertThat(report.of(CheckId.HTTP).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void boundsAServerThatStallsAfterTheConnection() throws Exception {
    try (Stranger silent = Stranger.silent()) {
      PreflightReport report = Clinic.run(clinic.bankAt(silent.url()).preflight());

      assertNamed(
          report, CheckId.TLS, "timed-out", "localhost was connected, but does not answer the TLS");
    }
  }

  @Test
  void namesAProxyThatRefuses() throws Exception {
    try (Stranger proxy =
        Stranger.serving(
            Stranger.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"))) {
      PreflightReport report = Clinic.run(clinic.behind(CompanyProxy.address(proxy)));

      assertNamed(
          report, CheckId.PROXY_LOGIN, "refused", "refused to connect to the destination (403).");
    }
  }

  @Test
  void tellsAProxyThatReachesNobodyFromOneThatRefuses() throws Exception {
    try (Stranger proxy =
        Stranger.serving(
            Stranger.answering("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"))) {
      PreflightReport report = Clinic.run(clinic.behind(CompanyProxy.address(proxy)));

      assertNamed(
          report, CheckId.PROXY_LOGIN, "not-reached", "can not reach the bank's server (502).");
    }
  }

  @Test
  void namesAProxyThatWantsALogin() throws Exception {
    try (Stranger proxy = Stranger.serving(CompanyProxy::serve)) {
      ProxyAddress address = CompanyProxy.address(proxy);

      PreflightReport report = Clinic.run(clinic.behind(address));

      assertNamed(
          report,
          CheckId.PROXY_LOGIN,
          "login-needed",
          "The proxy " + address + " wants a user name and password (407).");
    }
  }

  @Test
  void namesAWrongProxyLogin() throws Exception {
    try (Stranger proxy = Stranger.serving(CompanyProxy::serve)) {
      PreflightReport report =
          Clinic.run(
              clinic.behind(CompanyProxy.address(proxy)).proxyLogin(once("a wrong password")));

      assertNamed(report, CheckId.PROXY_LOGIN, "login-wrong", "does not accept the user name");
    }
  }

  @Test
  void passesAProxyWithTheRightLogin() throws Exception {
    try (Stranger proxy = Stranger.serving(CompanyProxy::serve)) {
      PreflightReport report =
          Clinic.run(clinic.behind(CompanyProxy.address(proxy)).proxyLogin(once("proxy password")));

      assertThat(report.of(CheckId.PROXY_LOGIN).outcome()).isEqualTo(Outcome.OK);
      assertThat(report.of(CheckId.DIRECTORY).outcome()).isEqualTo(Outcome.OK);
      assertThat(report.of(CheckId.PROXY).facts()).containsEntry("decidedBy", "manual");
    }
  }

  @Test
  void namesAProxyThatIsNone() throws Exception {
    try (Stranger proxy = Stranger.serving(Stranger.answering("220 mail.example ESMTP\r\n"))) {
      PreflightReport report = Clinic.run(clinic.behind(CompanyProxy.address(proxy)));

      assertNamed(report, CheckId.PROXY_LOGIN, "not-a-proxy", "does not answer as a proxy.");
    }
  }

  @Test
  void namesWhoIntercepts() throws Exception {
    ServerCertificates box = ServerCertificates.of("O=Example Corp,CN=Example Inspection CA");
    try (Stranger inspector = Stranger.serving(box.server("localhost"), Stranger.answering(""))) {
      PreflightReport report = Clinic.run(clinic.bankAt(inspector.url()).preflight());

      assertNamed(
          report,
          CheckId.TLS,
          "intercepted",
          "issued by \"CN=Example Inspection CA,O=Example Corp\"");
      assertThat(report.lines(Locale.ENGLISH))
          .anyMatch(line -> line.contains("switch you to ID and password"));
    }
  }

  @Test
  void tellsAnotherBoxFromInterception() throws Exception {
    ServerCertificates box = ServerCertificates.of("CN=Router");
    try (Stranger router = Stranger.serving(box.server("router.example"), Stranger.answering(""))) {
      PreflightReport report = Clinic.run(clinic.bankAt(router.url()).preflight());

      assertNamed(
          report, CheckId.TLS, "untrusted", "is not trusted. It was issued by \"CN=Router\"");
    }
  }

  @Test
  void namesATrustedServerOfAnotherHost() throws Exception {
    ServerCertificates trusted = ServerCertificates.of("CN=Trusted");
    try (Stranger other =
        Stranger.serving(trusted.server("other.example"), Stranger.answering(""))) {
      PreflightReport report = Clinic.run(clinic.bankAt(other.url()).trusting(trusted).preflight());

      assertNamed(
          report,
          CheckId.TLS,
          "wrong-host",
          "The server certificate is not for localhost (CN=other.example).");
    }
  }

  @Test
  void namesAServerCertificateThatExpired() throws Exception {
    ServerCertificates trusted = ServerCertificates.of("CN=Trusted");
    Instant end = Instant.parse("2024-03-04T05:06:07Z");
    try (Stranger old =
        Stranger.serving(
            trusted.server("localhost", end.minus(Duration.ofDays(90)), end),
            Stranger.answering(""))) {
      PreflightReport report = Clinic.run(clinic.bankAt(old.url()).trusting(trusted).preflight());

      assertNamed(report, CheckId.TLS, "expired", "expired at 2024-03-04 14:06:07 JST.");
    }
  }

  @Test
  void namesAServerCertificateThatIsNotValidYet() throws Exception {
    ServerCertificates trusted = ServerCertificates.of("CN=Trusted");
    Instant begin = Instant.now().plus(Duration.ofDays(2));
    try (Stranger early =
        Stranger.serving(
            trusted.server("localhost", begin, begin.plus(Duration.ofDays(90))),
            Stranger.answering(""))) {
      PreflightReport report = Clinic.run(clinic.bankAt(early.url()).trusting(trusted).preflight());

      assertNamed(report, CheckId.TLS, "not-yet-valid", "this PC's clock may be slow.");
    }
  }

  @Test
  void namesAPortThatDoesNotSpeakTls() throws Exception {
    try (Stranger web =
        Stranger.serving(
            socket -> {
              socket.getInputStream().read();
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            })) {
      PreflightReport report = Clinic.run(clinic.bankAt(web.url()).preflight());

      assertNamed(report, CheckId.TLS, "not-tls", "does not speak TLS.");
    }
  }

  @Test
  void namesAPageThatIsNotTheBanks() throws Exception {
    assertReply(
        "200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nLogin",
        "not-the-bank",
        "a page that is not the bank's (200 text/html)");
  }

  @Test
  void namesARedirectionByItsHostOnly() throws Exception {
    PreflightReport report =
        assertReply(
            "302 Found\r\nLocation: https://portal.example/login?session=s3cret\r\n"
                + "Content-Length: 0\r\n\r\n",
            "redirected",
            "leads to another page (302)");

    assertThat(report.of(CheckId.HTTP).facts()).containsEntry("location", "portal.example");
    assertThat(report.toJson().toString()).doesNotContain("s3cret");
  }

  @Test
  void namesAnErrorOfTheServer() throws Exception {
    assertReply(
        "500 Error\r\nContent-Length: 0\r\n\r\n", "server-error", "The server has an error (500).");
  }

  @Test
  void namesAServerThatIsBusy() throws Exception {
    assertReply("503 Busy\r\nContent-Length: 0\r\n\r\n", "busy", "The server is busy (503).");
  }

  @Test
  void namesAReplyThatIsNotHttp() throws Exception {
    ServerCertificates trusted = ServerCertificates.of("CN=Trusted");
    try (Stranger stranger =
        Stranger.serving(
            trusted.server("localhost"), Stranger.answering("What do you want?\r\n\r\n"))) {
      PreflightReport report =
          Clinic.run(clinic.bankAt(stranger.url()).trusting(trusted).preflight());

      assertNamed(report, CheckId.HTTP, "malformed", "The server's reply is not HTTP.");
    }
  }

  private PreflightReport assertReply(String reply, String cause, String words) throws Exception {
    ServerCertificates trusted = ServerCertificates.of("CN=Trusted");
    try (Stranger stranger =
        Stranger.serving(trusted.server("localhost"), Stranger.answering("HTTP/1.1 " + reply))) {
      PreflightReport report =
          Clinic.run(clinic.bankAt(stranger.url()).trusting(trusted).preflight());
      assertNamed(report, CheckId.HTTP, cause, words);
      return report;
    }
  }

  /** Named, in a line, with a remedy; what depends on it is skipped, nothing before it is wrong. */
  static void assertNamed(PreflightReport report, CheckId id, String cause, String words) {
    assertThat(report.of(id).cause()).as("%s", report.checks()).isEqualTo(cause);
    assertThat(Clinic.line(report, id)).contains(words);
    assertThat(report.of(id).remedyKey()).contains(id.label() + "." + cause + ".remedy");
    assertThat(report.checks())
        .filteredOn(result -> result.id() != id)
        .allMatch(
            result -> result.outcome() == Outcome.OK || result.outcome() == Outcome.SKIPPED,
            "nothing else is wrong");
  }

  private static ProxyAuthenticator once(String password) {
    return (proxy, realm, rejected) ->
        rejected
            ? Optional.empty()
            : Optional.of(new ProxyLogin("clerk", Secret.take(password.toCharArray())));
  }

  private static void awaitInterrupt(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
