package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest {
  private static final Instant NOT_BEFORE = Instant.parse("2025-12-01T00:00:00Z");
  private static final Instant NOT_AFTER = NOT_BEFORE.plus(Duration.ofDays(366));

  private FakeBank bank;
  private KeyPair oldKey;
  private X509Certificate old;
  private RawEnrolment enrolment;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
    bank.clock().stopAt(NOT_AFTER.minus(Duration.ofDays(20)));
    oldKey = Keys.generate(KeySpec.EC_P256);
    old = issued(oldKey);
    enrolment = with(oldKey, old);
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  private X509Certificate issued(KeyPair key) throws Exception {
    byte[] request = RawEnrolment.request(new X500Name("CN=any"), "any", key);
    return HeldCertificate.parse(
        RawEnrolment.firstOf(bank.issueDirectly("demo01", request, NOT_BEFORE)));
  }

  private RawEnrolment with(KeyPair key, X509Certificate certificate) throws Exception {
    return RawEnrolment.at(
        bank, WireClient.with(bank, key, certificate), Keys.generate(KeySpec.EC_P256));
  }

  private String renew() throws Exception {
    assertThat(enrolment.open("renew").status()).isEqualTo(201);
    enrolment.answer("password", "password");
    enrolment.bindKey();
    return enrolment.certificate(enrolment.order().json()).text();
  }

  private int whoami(WireClient client) throws Exception {
    return client.get(bank.bankSiteUrl() + "/whoami").status();
  }

  @Test
  void keepsTheSubjectSaveItsTimestamp() throws Exception {
    X509Certificate renewed = HeldCertificate.parse(RawEnrolment.firstOf(renew()));

    assertThat(nameWithoutTimestamp(renewed)).isEqualTo(nameWithoutTimestamp(old));
    assertThat(renewed.getSubjectX500Principal()).isNotEqualTo(old.getSubjectX500Principal());
    assertThat(renewed.getSerialNumber()).isNotEqualTo(old.getSerialNumber());
  }

  private static String nameWithoutTimestamp(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName().replaceFirst("[0-9]{20}", "");
  }

  @Test
  void supersedesTheOldCertificateAtConfirmAndAfterAWeekItLogsInNoMore() throws Exception {
    renew();
    assertThat(status()).isEqualTo(CertificateStatus.VALID);
    String until =
        enrolment.signed("confirm", Optional.of("installed")).json().string("oldCertificateUntil");

    assertThat(Instant.parse(until)).isEqualTo(bank.clock().instant().plus(Duration.ofDays(7)));
    assertThat(status()).isEqualTo(CertificateStatus.SUPERSEDED);
    assertThat(whoami(enrolment.client)).isEqualTo(200);
    bank.clock().advance(Duration.ofDays(7).plusSeconds(1));
    assertThat(whoami(enrolment.client)).isEqualTo(403);
  }

  private CertificateStatus status() {
    return bank.issuedTo("demo01").get(0).status();
  }

  @Test
  void failedLeavesTheOldCertificateInUse() throws Exception {
    renew();
    enrolment.signed("confirm", Optional.of("failed"));

    assertThat(status()).isEqualTo(CertificateStatus.VALID);
    assertThat(whoami(enrolment.client)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "-3456001, outside-renewal-window", // forty days and a second before the last second
    "-3456000, 201",
    "0, 201",
    "1, outside-renewal-window"
  })
  void theWindowIsFortyDaysToTheSecond(long afterEnd, String result) throws Exception {
    bank.clock().stopAt(NOT_AFTER.plusSeconds(afterEnd));
    WireClient.Answer answer = enrolment.open("renew");

    assertThat(answer.status() == 201 ? "201" : answer.problem()).isEqualTo(result);
  }

  @Test
  void aRevokedCertificateCanNotBeRenewed() throws Exception {
    bank.revoke(CertificateId.of(old).sha256());

    WireClient.Answer answer = enrolment.open("renew");
    assertThat(answer.problem()).isEqualTo("renewal-certificate-unusable");
    assertThat(answer.json().string("code")).isEqualTo("BZBE011008");
  }

  @Test
  void aCertificateOfAnImpostorAuthorityCanNotBeRenewed() throws Exception {
    HeldCertificate impostor =
        HeldCertificate.builder()
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .subject(reversed(old.getIssuerX500Principal()))
            .authority()
            .build();
    HeldCertificate forged =
        HeldCertificate.builder()
            .keyPair(oldKey)
            .subject(reversed(old.getSubjectX500Principal()))
            .serial(old.getSerialNumber())
            .valid(NOT_BEFORE, NOT_AFTER)
            .forClients()
            .issuedBy(impostor)
            .build();

    assertThat(with(oldKey, forged.certificate()).open("renew").problem())
        .isEqualTo("renewal-certificate-unusable");
  }

  /** The builder wants the attributes in the order of the encoding, RFC 4514 has it reversed. */
  private static String reversed(X500Principal name) {
    List<String> parts = Arrays.asList(name.getName().split(",(?=[A-Z]+=)"));
    Collections.reverse(parts);
    return String.join(",", parts);
  }

  @Test
  void theMutualListenerWantsACertificate() throws Exception {
    WireClient nobody = WireClient.plain(bank);
    assertThatThrownBy(() -> whoami(nobody)).isInstanceOf(IOException.class);
  }

  @Test
  void theSessionIsBoundToItsCertificate() throws Exception {
    enrolment.open("renew");
    KeyPair otherKey = Keys.generate(KeySpec.EC_P256);
    WireClient other = WireClient.with(bank, otherKey, issued(otherKey));

    assertThat(other.send("GET", enrolment.sessionUrl, enrolment.token, new byte[0]).problem())
        .isEqualTo("unauthorized");
    String open = enrolment.sessionUrl.replace(bank.bankSiteUrl(), bank.baseUrl());
    assertThat(WireClient.plain(bank).send("GET", open, enrolment.token, new byte[0]).problem())
        .isEqualTo("unauthorized");
  }

  @Test
  void theOrderIsShownWithoutTheOldCertificate() throws Exception {
    enrolment.open("renew");
    enrolment.answer("password", "password");
    enrolment.bindKey();
    String self = enrolment.order().json().object("links").string("self");

    assertThat(WireClient.plain(bank).send("GET", self, enrolment.token, new byte[0]).status())
        .isEqualTo(200);
  }

  @Test
  void aSecondRenewalTakesThePlaceOfOneThatNobodyTookUp() throws Exception {
    renew();
    RawEnrolment first = enrolment;
    enrolment = with(oldKey, old);
    renew();

    assertThat(first.signed("recover", Optional.empty()).json().string("state"))
        .isEqualTo("abandoned");
    assertThat(bank.issuedTo("demo01"))
        .filteredOn(it -> it.status() == CertificateStatus.VALID)
        .hasSize(2);
  }

  @Test
  void aRenewalInUseIsNotReplaced() throws Exception {
    String chain = renew();
    whoami(enrolment.withCertificate(bank, chain));
    enrolment = with(oldKey, old);
    enrolment.open("renew");
    enrolment.answer("password", "password");
    enrolment.bindKey();

    assertThat(enrolment.order().problem()).isEqualTo("valid-certificate-exists");
  }
}
