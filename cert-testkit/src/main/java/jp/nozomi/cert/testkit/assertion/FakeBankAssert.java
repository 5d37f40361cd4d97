package jp.nozomi.cert.testkit.assertion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.assertj.core.api.AbstractAssert;

/**
 * Says what a fake bank has done. It is about all customers, until {@link #toCustomer(String)} or
 * {@link #ofCustomer(String)} narrows it to one.
 */
public final class FakeBankAssert extends AbstractAssert<FakeBankAssert, FakeBank> {
  private final Optional<String> customer;

  FakeBankAssert(FakeBank bank) {
    this(bank, Optional.empty());
  }

  private FakeBankAssert(FakeBank bank, Optional<String> customer) {
    super(bank, FakeBankAssert.class);
    this.customer = customer;
  }

  private List<IssuedCertificate> certificates() {
    return customer.map(actual::issuedTo).orElseGet(actual::issued);
  }

  private String found() {
    List<IssuedCertificate> certificates = certificates();
    String whose = customer.map(loginId -> " of " + loginId).orElse("");
    return certificates.stream()
        .map(each -> "\n  " + each)
        .collect(Collectors.joining("", certificates.size() + whose, ""));
  }

  /**
   * Checks that the bank issued so many certificates since its start.
   *
   * @param expected how many, to all customers or to the one that was named before
   * @return this assertion
   */
  public FakeBankAssert issued(int expected) {
    isNotNull();
    if (certificates().size() != expected) {
      failWithMessage("Expected %s issued certificates but found %s", expected, found());
    }
    return this;
  }

  /**
   * Checks that every certificate is one customer's, and narrows to that customer.
   *
   * @param loginId the customer
   * @return an assertion on that customer's certificates
   */
  public FakeBankAssert toCustomer(String loginId) {
    isNotNull();
    if (certificates().stream().anyMatch(it -> !it.loginId().equals(loginId))) {
      failWithMessage("Expected certificates of %s only but found %s", loginId, found());
    }
    return ofCustomer(loginId);
  }

  /**
   * Narrows to one customer's certificates, whatever the others have.
   *
   * @param loginId the customer
   * @return an assertion on that customer's certificates
   */
  public FakeBankAssert ofCustomer(String loginId) {
    return new FakeBankAssert(actual, Optional.of(loginId));
  }

  /**
   * Checks that exactly one certificate is in use: neither revoked nor superseded.
   *
   * @return this assertion
   */
  public FakeBankAssert withOneInUse() {
    return withStatus(CertificateStatus.VALID, 1);
  }

  /**
   * Checks how many certificates have a status.
   *
   * @param status the status
   * @param expected how many
   * @return this assertion
   */
  public FakeBankAssert withStatus(CertificateStatus status, int expected) {
    isNotNull();
    long count = certificates().stream().filter(it -> it.status() == status).count();
    if (count != expected) {
      failWithMessage("Expected %s %s certificates but found %s", expected, status, found());
    }
    return this;
  }

  /**
   * Checks that every certificate in use was confirmed, by word or by a login.
   *
   * @return this assertion
   */
  public FakeBankAssert allConfirmed() {
    isNotNull();
    boolean open =
        certificates().stream()
            .anyMatch(it -> it.status() == CertificateStatus.VALID && !it.confirmed());
    if (open) {
      failWithMessage("Expected only confirmed certificates but found %s", found());
    }
    return this;
  }

  /**
   * Checks how often an endpoint was asked.
   *
   * @param endpoint the endpoint
   * @param times how often since the start
   * @return this assertion
   */
  public FakeBankAssert wasAsked(Endpoint endpoint, long times) {
    isNotNull();
    long count = actual.requests().count(endpoint);
    if (count != times) {
      failWithMessage(
          "Expected %s requests to %s but found %s; the latest requests:%s",
          times, endpoint, count, actual.requests());
    }
    return this;
  }

  /**
   * Checks that an endpoint was never asked.
   *
   * @param endpoint the endpoint
   * @return this assertion
   */
  public FakeBankAssert wasNeverAsked(Endpoint endpoint) {
    return wasAsked(endpoint, 0);
  }
}
