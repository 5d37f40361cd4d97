package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir private Path directory;

  private FakeBank start() throws IOException {
    return FakeBank.builder()
        .customer(Customer.of("demo01").asksWhenIssuing(Challenge.OTP).build())
        .directory(directory)
        .start();
  }

  @Test
  void keepsItsAuthoritiesPortsAndCustomers() throws Exception {
    FakeBank first = start();
    first.close();
    try (FakeBank second = start()) {
      assertThat(second.clientCa()).isEqualTo(first.clientCa());
      assertThat(second.serverCa()).isEqualTo(first.serverCa());
      assertThat(second.baseUrl()).isEqualTo(first.baseUrl());
      assertThat(second.bankSiteUrl()).isEqualTo(first.bankSiteUrl());
      assertThat(second.customers().get(0).issueChallenges()).containsExactly(Challenge.OTP);
    }
  }

  @Test
  void takesAnotherPortIfTheEarlierOneIsTaken() throws Exception {
    FakeBank first = start();
    int port = URI.create(first.baseUrl()).getPort();
    first.close();
    try (FakeBank squatter = FakeBank.builder().ports(port, 0).start();
        FakeBank second = start()) {
      assertThat(second.baseUrl()).isNotEqualTo(squatter.baseUrl());
    }
  }

  @Test
  void recoversAnOrderOfTheRunBefore() throws Exception {
    String chain;
    RawEnrolment enrolment;
    try (FakeBank bank = start()) {
      bank.addCustomer(Customer.of("demo01").build());
      enrolment = RawEnrolment.at(bank);
      chain = enrolment.issueSimply("demo01", "password");
    }
    try (FakeBank bank = start()) {
      assertThat(enrolment.signed("recover", Optional.empty()).json().string("chain"))
          .isEqualTo(chain);
      assertThat(enrolment.signed("confirm", Optional.of("installed")).status()).isEqualTo(200);
      assertThat(
              enrolment.withCertificate(bank, chain).get(bank.bankSiteUrl() + "/whoami").status())
          .isEqualTo(200);
    }
  }

  @Test
  void remembersClosedUuidsLocksRevocationsAndUsedPasswords() throws Exception {
    KeyPair key;
    RawEnrolment enrolment;
    try (FakeBank bank = start()) {
      enrolment = RawEnrolment.at(bank);
      assertThat(enrolment.signed("recover", Optional.empty()).status()).isEqualTo(404);
      key = enrolment.key;
      bank.issueDirectly("demo01", key.getPublic(), bank.clock().instant());
      bank.revoke(CertificateId.of(bank.issuedTo("demo01").get(0).certificate()).sha256());
      RawEnrolment other = RawEnrolment.at(bank);
      other.open("issue");
      other.answer("loginId", "demo01", "password", "password");
      other.bindKey();
      assertThat(other.answer("code", bank.tokenOf("demo01").otp()).status()).isEqualTo(200);
      for (int i = 0; i < 3; i++) {
        RawEnrolment wrong = RawEnrolment.at(bank);
        wrong.open("issue");
        wrong.answer("loginId", "demo01", "password", "wrong");
      }
      bank.clock().stopAt(bank.clock().instant());
    }
    try (FakeBank bank = start()) {
      assertThat(bank.isLocked("demo01")).isTrue();
      assertThat(bank.issuedTo("demo01").get(0).status()).isEqualTo(CertificateStatus.REVOKED);
      bank.unlock("demo01");
      enrolment.open("issue");
      enrolment.answer("loginId", "demo01", "password", "password");
      enrolment.bindKey();
      assertThat(enrolment.session.object("challenge").string("type")).isEqualTo("otp");
      assertThat(enrolment.answer("code", bank.tokenOf("demo01").nextOtp()).status())
          .isEqualTo(200);
      assertThat(enrolment.order().problem()).isEqualTo("order-closed");
    }
  }

  @Test
  void twoBanksDoNotShareADirectory() throws Exception {
    try (FakeBank bank = start()) {
      assertThat(bank.baseUrl()).isNotEmpty();
      assertThatThrownBy(this::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another bank");
    }
  }

  @Test
  void aDamagedFileIsReportedAndNotOverwritten() throws Exception {
    start().close();
    Path customers = directory.resolve("customers.json");
    Files.writeString(customers, "{");

    assertThatThrownBy(this::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("customers.json is damaged");
    assertThat(customers).hasContent("{");
  }

  @Test
  void leavesNoTemporaryFiles() throws Exception {
    try (FakeBank bank = start()) {
      bank.issueDirectly("demo01", RawEnrolment.at(bank).key.getPublic(), bank.clock().instant());
    }
    try (Stream<Path> files = Files.walk(directory)) {
      List<String> names = files.map(Path::toString).toList();
      assertThat(names).noneMatch(name -> name.endsWith(".tmp"));
    }
  }
}
