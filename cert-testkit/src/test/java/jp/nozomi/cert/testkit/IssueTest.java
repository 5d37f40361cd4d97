package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueTest {
  private FakeBank bank;
  private RawEnrolment enrolment;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
    enrolment = RawEnrolment.at(bank);
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  @Test
  void issuesConfirmsAndLogsIn() throws Exception {
    String chain = enrolment.issueSimply("demo01", "password");
    X509Certificate certificate = HeldCertificate.parse(RawEnrolment.firstOf(chain));

    WireClient.Answer confirmed = enrolment.signed("confirm", Optional.of("installed"));
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.json().string("state")).isEqualTo("confirmed");
    JsonObject who =
        enrolment.withCertificate(bank, chain).get(bank.bankSiteUrl() + "/whoami").json();
    assertThat(who.string("loginId")).isEqualTo("demo01");
    assertThat(who.string("subject")).isEqualTo(certificate.getSubjectX500Principal().getName());
    assertThat(bank.issuedTo("demo01")).hasSize(1);
    assertThat(bank.issuedTo("demo01").get(0).status()).isEqualTo(CertificateStatus.VALID);
  }

  @ParameterizedTest
  @EnumSource(KeySpec.class)
  void certifiesEveryKindOfKey(KeySpec spec) throws Exception {
    RawEnrolment any = RawEnrolment.at(bank, WireClient.plain(bank), Keys.shared(spec));
    String chain = any.issueSimply("demo01", "password");
    X509Certificate certificate = HeldCertificate.parse(RawEnrolment.firstOf(chain));

    assertThat(certificate.getPublicKey()).isEqualTo(any.key.getPublic());
    assertThat(any.signed("confirm", Optional.of("installed")).status()).isEqualTo(200);
  }

  @Test
  void theCertificateHasTheManualsShape() throws Exception {
    String chain = enrolment.issueSimply("demo01", "password");
    X509Certificate certificate = HeldCertificate.parse(RawEnrolment.firstOf(chain));

    assertThat(certificate.getSubjectX500Principal().getName())
        .matches(
            "CN=demo01 A001 [0-9]{20},OU=\\(9999\\)ANSER-WEB\\(BizSOL\\) TEST CA - G4,"
                + "O=\\(9999\\)NTT DATA CORPORATION");
    assertThat(
            Duration.between(
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(366));
    assertThat(certificate.getSerialNumber()).isPositive();
    assertThat(certificate.getSerialNumber().bitLength()).isBetween(90, 128);
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getKeyUsage()[0]).isTrue();
  }

  @Test
  void asksForThePasswordThenTheKeyThenTheOrder() throws Exception {
    enrolment.open("issue");
    assertThat(enrolment.session.string("state")).isEqualTo("challenge");
    assertThat(enrolment.session.object("challenge").string("type")).isEqualTo("password");

    enrolment.answer("loginId", "demo01", "password", "password");
    assertThat(enrolment.session.string("state")).isEqualTo("key");

    enrolment.bindKey();
    assertThat(enrolment.session.string("state")).isEqualTo("order");
    assertThat(enrolment.session.get("token")).isEmpty();

    enrolment.order();
    assertThat(enrolment.show().json().string("state")).isEqualTo("ordered");
  }

  @Test
  void refusesAWrongPasswordWithANewChallengeAndLocksAtTheThird() throws Exception {
    enrolment.open("issue");
    String first = enrolment.session.object("challenge").string("id");
    WireClient.Answer wrong = enrolment.answer("loginId", "demo01", "password", "nonsense");
    assertThat(wrong.problem()).isEqualTo("wrong-answer");
    assertThat(wrong.json().integer("attemptsLeft")).isEqualTo(2);
    JsonObject challenge = wrong.json().object("session").object("challenge");
    assertThat(challenge.string("id")).isNotEqualTo(first);

    String second = challenge.string("id");
    WireClient.Answer again =
        enrolment.answerTo(second, "loginId", "demo01", "password", "nonsense");
    String third = again.json().object("session").object("challenge").string("id");
    assertThat(enrolment.answerTo(third, "loginId", "demo01", "password", "nonsense").problem())
        .isEqualTo("locked");
    assertThat(bank.isLocked("demo01")).isTrue();
  }

  @Test
  void theSameWrongAnswersAgainCostNothing() throws Exception {
    enrolment.open("issue");
    String id = enrolment.session.object("challenge").string("id");
    String first = enrolment.answerTo(id, "loginId", "demo01", "password", "no").text();
    String second = enrolment.answerTo(id, "loginId", "demo01", "password", "no").text();

    assertThat(second.replaceAll("\"trace\":\"[^\"]*\"", ""))
        .isEqualTo(first.replaceAll("\"trace\":\"[^\"]*\"", ""));
    assertThat(enrolment.answerTo(id, "loginId", "demo01", "password", "yes").problem())
        .isEqualTo("answer-conflict");
    assertThat(bank.isLocked("demo01")).isFalse();
  }

  @Test
  void aFieldOutOfItsLimitsIsInvalidInputAndCostsNothing() throws Exception {
    enrolment.open("issue");
    WireClient.Answer answer = enrolment.answer("loginId", "デモ", "password", "password");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().string("field")).isEqualTo("loginId");
    assertThat(answer.json().string("code")).isEqualTo("G006e");

    assertThat(enrolment.answer("loginId", "demo01", "password", "password").status())
        .isEqualTo(200);
  }

  @Test
  void refusesARequestOfAnotherKeyThanTheBoundOne() throws Exception {
    enrolment.open("issue");
    enrolment.answer("loginId", "demo01", "password", "password");
    enrolment.bind("0".repeat(64));

    assertThat(enrolment.order().problem()).isEqualTo("key-conflict");
    assertThat(bank.issued()).isEmpty();
  }

  @Test
  void refusesARequestWithoutTheSessionsNonce() throws Exception {
    enrolment.open("issue");
    enrolment.answer("loginId", "demo01", "password", "password");
    enrolment.bindKey();

    assertThat(enrolment.order(enrolment.uuid, enrolment.request("other")).problem())
        .isEqualTo("bad-request");
  }

  @Test
  void placingTheSameOrderAgainGivesTheSameResult() throws Exception {
    enrolment.open("issue");
    enrolment.answer("loginId", "demo01", "password", "password");
    enrolment.bindKey();
    String nonce = enrolment.session.object("order").string("requestNonce");
    byte[] request = enrolment.request(nonce);

    assertThat(enrolment.order(enrolment.uuid, request).status()).isEqualTo(201);
    assertThat(enrolment.order(enrolment.uuid, request).status()).isEqualTo(200);
    assertThat(enrolment.order(enrolment.uuid, enrolment.request(nonce)).problem())
        .isEqualTo("order-conflict");
    assertThat(enrolment.order(UUID.randomUUID().toString(), request).problem())
        .isEqualTo("wrong-state");
    assertThat(bank.issued()).hasSize(1);
  }

  @Test
  void recoversAnOrderWithoutItsSession() throws Exception {
    String chain = enrolment.issueSimply("demo01", "password");
    enrolment.close();

    WireClient.Answer recovered = enrolment.signed("recover", Optional.empty());
    assertThat(recovered.json().string("chain")).isEqualTo(chain);
  }

  @Test
  void recoveringAnUnknownOrderClosesItsUuid() throws Exception {
    enrolment.open("issue");
    enrolment.answer("loginId", "demo01", "password", "password");
    enrolment.bindKey();

    assertThat(enrolment.signed("recover", Optional.empty()).problem()).isEqualTo("not-found");
    assertThat(enrolment.order().problem()).isEqualTo("order-closed");
    assertThat(bank.issued()).isEmpty();
  }

  @Test
  void aSignedMessageIsForOneOrderOneUrlAndOnce() throws Exception {
    enrolment.issueSimply("demo01", "password");
    String url = enrolment.links.string("confirm").replace("{uuid}", enrolment.uuid);
    Optional<String> installed = Optional.of("installed");
    String nonce = enrolment.nonce();
    JsonObject good = enrolment.jws(url, nonce, "confirm", installed, enrolment.key);
    JsonObject stranger =
        enrolment.jws(url, enrolment.nonce(), "confirm", installed, Keys.generate(KeySpec.EC_P256));
    JsonObject elsewhere =
        enrolment.jws(url + "x", enrolment.nonce(), "confirm", installed, enrolment.key);

    assertThat(enrolment.client.send("POST", url, Optional.empty(), stranger).problem())
        .isEqualTo("unauthorized");
    assertThat(enrolment.client.send("POST", url, Optional.empty(), elsewhere).problem())
        .isEqualTo("unauthorized");
    assertThat(enrolment.client.send("POST", url, Optional.empty(), good).status()).isEqualTo(200);
    assertThat(enrolment.client.send("POST", url, Optional.empty(), good).problem())
        .isEqualTo("unauthorized");
  }

  @Test
  void failedRevokesTheCertificate() throws Exception {
    String chain = enrolment.issueSimply("demo01", "password");
    assertThat(enrolment.signed("confirm", Optional.of("failed")).json().string("state"))
        .isEqualTo("failed");

    assertThat(enrolment.withCertificate(bank, chain).get(bank.bankSiteUrl() + "/whoami").status())
        .isEqualTo(403);
    assertThat(bank.issuedTo("demo01").get(0).status()).isEqualTo(CertificateStatus.REVOKED);
  }

  @Test
  void aSecondIssueWhileACertificateIsValidIsRefused() throws Exception {
    enrolment.issueSimply("demo01", "password");
    RawEnrolment second = RawEnrolment.at(bank);
    second.open("issue");

    assertThat(second.answer("loginId", "demo01", "password", "password").problem())
        .isEqualTo("valid-certificate-exists");
  }

  @Test
  void aSessionNeedsItsToken() throws Exception {
    enrolment.open("issue");
    assertThat(
            enrolment
                .client
                .send("GET", enrolment.sessionUrl, Optional.of("wrong"), new byte[0])
                .problem())
        .isEqualTo("unauthorized");
    assertThat(enrolment.close().status()).isEqualTo(204);
    assertThat(enrolment.close().status()).isEqualTo(204);
    assertThat(enrolment.show().problem()).isEqualTo("session-expired");
  }

  @Test
  void recordsTheRequests() throws Exception {
    enrolment.issueSimply("demo01", "password");

    assertThat(bank.awaitRequest(Endpoint.CERTIFICATE, Duration.ofSeconds(5)).status())
        .isEqualTo(200);
    assertThat(bank.requests().to(Endpoint.ANSWERS)).hasSize(1);
    assertThat(bank.requests().all().toString()).doesNotContain("password\":");
  }

  @Test
  void everyReplyNamesItsTraceAndTheBanksTime() throws Exception {
    var headers = enrolment.client.get(bank.directoryUrl()).response().headers();

    assertThat(headers.firstValue("trace-id").orElseThrow()).matches("[A-Za-z0-9-]{1,64}");
    assertThat(headers.firstValue("cache-control")).contains("no-store");
    assertThat(headers.firstValue("date")).isPresent();
  }
}
