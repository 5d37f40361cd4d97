package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.transport.TestTls;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that speak EST in ways of their own, and one that is not the bank's. */
class EstServiceTest {
  private static final String PREFIX = "/est/";

  @TempDir Path folder;
  private FakeBank bank;
  private Meddler meddler;
  private HttpClient forward;
  private final List<HttpExchange> seen = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();

  /** How a service may write base64. */
  enum Dialect {
    UNWRAPPED(text -> text),
    LINES_OF_64(text -> lines(text, 64, "\r\n")),
    LINES_OF_76(text -> lines(text, 76, "\n")),
    INDENTED(text -> " \t" + lines(text, 40, "\n \t") + "\n\n"),
    UNPADDED(text -> text.replace("=", ""));

    private final UnaryOperator<String> form;

    Dialect(UnaryOperator<String> form) {
      this.form = form;
    }

    private static String lines(String text, int width, String end) {
      return text.replaceAll("(.{" + width + "})", "$1" + end);
    }
  }

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().start();
    meddler = new Meddler(bank);
    forward = HttpClient.newBuilder().sslContext(TestTls.trusting(bank.serverCa())).build();
  }

  @AfterEach
  void close() throws Exception {
    meddler.close();
    bank.close();
  }

  @ParameterizedTest
  @EnumSource
  void readsBase64HoweverItIsWritten(Dialect dialect) throws Exception {
    meddler.doing((exchange, path) -> relay(exchange, path, dialect.form));

    try (EstDesk desk = EstDesk.at(folder, profile())) {
      assertThat(desk.issue(Desk.demo()).proven()).isTrue();
    }
  }

  @Test
  void sendsLinesOf64ColumnsAndSaysThatTheyAreBase64() throws Exception {
    meddler.doing((exchange, path) -> relay(exchange, path, UnaryOperator.identity()));

    try (EstDesk desk = EstDesk.at(folder, profile())) {
      desk.issue(Desk.demo());
    }

    HttpExchange request = seen.get(seen.size() - 1);
    assertThat(request.getRequestHeaders().getFirst("Content-Transfer-Encoding"))
        .isEqualTo("base64");
    assertThat(request.getRequestHeaders().getFirst("Content-Type"))
        .isEqualTo("application/pkcs10");
    assertThat(bodies.get(bodies.size() - 1).split("\r\n"))
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
  }

  @Test
  void sendsNoPasswordToTheServiceOfAnotherAuthority() throws Exception {
    byte[] others = certsOnly(HeldCertificate.builder().subject("CN=Other").authority().build());
    meddler.answering(
        "/cacerts", 200, "application/pkcs7-mime", Base64.getEncoder().encodeToString(others));

    try (EstDesk desk = EstDesk.at(folder, profile())) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () ->
                  desk.issue(
                      challenge -> {
                        throw new AssertionError("asked for a password");
                      }));
      assertThat(e.code()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED);
      assertThat(e.failure().type()).isEqualTo("cacerts-not-pinned");
    }
  }

  @Test
  void refusesACertificateOfAnotherKey() throws Exception {
    byte[] others =
        certsOnly(
            HeldCertificate.builder().subject("CN=demo01").issuedBy(meddler.authority).build());
    meddler.doing(
        (exchange, path) ->
            relay(
                exchange,
                path,
                text ->
                    path.endsWith("/simpleenroll")
                        ? Base64.getEncoder().encodeToString(others)
                        : text));

    try (EstDesk desk = EstDesk.at(folder, profile())) {
      CodedException e = catchThrowableOfType(CodedException.class, () -> desk.issue(Desk.demo()));
      assertThat(e.failure().type()).isEqualTo("certificate-other-key");
      assertThat(e.failure().revocation()).isEqualTo(Failure.Revocation.NEEDED);
      assertThat(desk.store.list()).isEmpty();
      assertThat(desk.recover()).isEmpty();
    }
  }

  @Test
  void refusesACaptivePortal() throws Exception {
    meddler.answering("/cacerts", 200, "text/html", "<!DOCTYPE html><title>Welcome</title>");

    try (EstDesk desk = EstDesk.at(folder, profile())) {
      CodedException e = catchThrowableOfType(CodedException.class, () -> desk.issue(Desk.demo()));
      assertThat(e.failure().type()).isEqualTo("malformed-reply");
    }
  }

  @Test
  void doesWithoutAttributes() throws Exception {
    meddler.doing(
        (exchange, path) -> {
          if (path.endsWith("/csrattrs")) {
            Meddler.send(exchange, 404, new byte[0]);
            return true;
          }
          return relay(exchange, path, UnaryOperator.identity());
        });

    try (EstDesk desk = EstDesk.at(folder, profile())) {
      assertThat(desk.issue(Desk.demo()).request().publicKey().getAlgorithm()).isEqualTo("RSA");
    }
  }

  private BankProfile profile() throws Exception {
    return EstDesk.over(
        meddler.profile(),
        URI.create(meddler.origin() + "/est"),
        Optional.of(URI.create(bank.bankSiteUrl() + "/enroll/proof")));
  }

  /** Hands an exchange to the bank, and its reply back in another form without any encoding. */
  private boolean relay(HttpExchange exchange, String path, UnaryOperator<String> form)
      throws IOException {
    if (!path.startsWith(PREFIX)) {
      return false;
    }
    seen.add(exchange);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    bodies.add(body);
    HttpRequest.Builder outgoing =
        HttpRequest.newBuilder(URI.create(bank.estUrl() + "/" + path.substring(PREFIX.length())))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .ifPresent(value -> outgoing.header("Authorization", value));
    try {
      HttpResponse<String> reply =
          forward.send(outgoing.build(), HttpResponse.BodyHandlers.ofString());
      byte[] text = form.apply(reply.body()).getBytes(StandardCharsets.US_ASCII);
      Meddler.send(exchange, reply.statusCode(), text);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static byte[] certsOnly(HeldCertificate certificate) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addCertificate(new X509CertificateHolder(certificate.der()));
    return generator.generate(new CMSAbsentContent()).getEncoded();
  }
}
