package jp.nozomi.cert.protocol.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private final Redactor redactor = new Redactor("C:\\Users\\hanako");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer s3cret",
        "proxy-authorization: Basic s3cret==",
        "Set-Cookie: JSESSIONID=s3cret; Path=/",
        "sent with bearer s3cretlongtoken",
        "password=s3cret",
        "passwd : s3cret",
        "javax.net.ssl.keyStorePassword=s3cret",
        "{\"password\":\"s3cret\"}",
        "{\"password\" : \"with space and \\\" quote s3cret\"}",
        "body was {\\\"answer\\\":\\\"s3cret\\\"}",
        "<password>s3cret</password>",
        "https://bank.example/x?token=s3cret&a=b",
        "http://clerk:s3cret@proxy.example:3128/",
        "パスワード：s3cret",
        "パスワードはs3cret",
        "the PIN is s3cret",
        "-----BEGIN EC PRIVATE KEY-----\ns3cret\n-----END EC PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\ns3cret\nand the log ends here"
      })
  void takesOut(String text) {
    assertThat(redactor.redact(text)).doesNotContain("s3cret").contains(Redactor.MARK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"otp 123456", "code=123456", "{\"code\":\"123456\"}", "current: 123456"})
  void takesOutCodes(String text) {
    assertThat(redactor.redact(text)).doesNotContain("123456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jp.nozomi.cert.protocol.failure.ConnectionException: G008e: SocketTimeoutException",
        "at jp.nozomi.cert.protocol.enroll.EnrollmentClient.issue(EnrollmentClient.java:123)",
        "code=G005e",
        "{\"code\":\"BZBE011008\"}",
        "/usr/lib/jvm/temurin-17-jdk-amd64/lib/security/cacerts",
        "order 6ba7b810-9dad-41d1-80b4-00c04fd430c8 is issued",
        "CN=logid031 A001 20200304153656560435",
        "GET https://localhost:8443/.well-known/cert-enroll -> 200 in 12 ms",
        "2026-11-23T01:02:03.456Z WARN CertificateExpirationNotification",
        "at org.apache.hc.PoolingHttpClientConnectionManager.CertificateExpirationNotification(X.java:1)"
      })
  void leavesWhatSupportNeeds(String text) {
    assertThat(redactor.redact(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\Users\\hanako\\a.log, ~\\a.log",
    "c:/users/HANAKO/a.log, ~/a.log",
    "C:\\\\Users\\\\hanako\\\\a.log, ~\\\\a.log",
    "C:\\Users\\hanako2\\a.log, C:\\Users\\hanako2\\a.log"
  })
  void putsATildeForTheHome(String text, String expected) {
    assertThat(redactor.redact(text)).isEqualTo(expected);
  }

  /** Seeded: what looks random is a matter of degree, so one run in a million is left. */
  @RepeatedTest(500)
  void takesOutRandomRunsInEveryEncoding(RepetitionInfo repetition) {
    byte[] random = new byte[32];
    new Random(repetition.getCurrentRepetition()).nextBytes(random);
    String hex = HexFormat.of().formatHex(random);
    String base64 = Base64.getEncoder().encodeToString(random);
    String url = Base64.getUrlEncoder().withoutPadding().encodeToString(random);

    String redacted = redactor.redact("sent " + hex + " and " + base64 + ", then " + url + ".");

    assertThat(redacted).isEqualTo("sent [redacted] and [redacted], then [redacted].");
  }

  /** One random run in two thousand has no digit; these have few changes of case besides. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "scidpcjurCWwCamjBFpIKQQLTEqYNExrgFQeckKrOus=",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaBBBBBBBBBBBBBBBB"
      })
  void takesOutRandomRunsWithoutDigits(String run) {
    assertThat(redactor.redact("sent " + run + ".")).isEqualTo("sent [redacted].");
  }

  /** An expression that tries all ways to read this would not end within a day. */
  @Test
  @Timeout(300)
  void isNotSlowedByHostileText() {
    String text =
        "password".repeat(20_000)
            + "a.".repeat(200_000)
            + "\"".repeat(50_000)
            + "://a".repeat(50_000);

    assertThat(redactor.redact(text)).isNotEmpty();
  }
}
