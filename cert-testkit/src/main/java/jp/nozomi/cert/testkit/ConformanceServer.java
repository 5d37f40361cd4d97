package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * The server that is checked, and whom it knows.
 *
 * @param directoryUrl its directory
 * @param authority the trust anchor of its TLS certificate, if not the JDK's
 * @param customer who is used again and again
 * @param other who is somebody else, and keeps a certificate at the end
 */
record ConformanceServer(
    String directoryUrl, Optional<X509Certificate> authority, Customer customer, Customer other) {
  WireClient client() throws IOException {
    return WireClient.plain(authority);
  }

  RawEnrolment enrolment() throws IOException, InterruptedException, JsonException {
    WireClient client = client();
    return RawEnrolment.at(
        client.get(directoryUrl).json().object("links"), client, Keys.generate(KeySpec.EC_P256));
  }

  RawEnrolment opened() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = enrolment();
    status(enrolment.open("issue"), 201);
    return enrolment;
  }

  /** A session in which the password was right. */
  RawEnrolment loggedIn(Customer who) throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = opened();
    status(enrolment.answer("loginId", who.loginId(), "password", who.password()), 200);
    return enrolment;
  }

  /** A session that may order. */
  RawEnrolment ordering(Customer who) throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = loggedIn(who);
    status(enrolment.bindKey(), 200);
    equal("the session's state", "order", enrolment.session.string("state"));
    return enrolment;
  }

  static void status(WireClient.Answer answer, int expected) {
    equal("the status", expected, answer.status());
  }

  static void problem(WireClient.Answer answer, String expected) throws JsonException {
    if (answer.status() < 400) {
      throw new AssertionError("expected " + expected + ", was status " + answer.status());
    }
    equal("the problem", expected, answer.problem());
  }

  static void equal(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new AssertionError(what + ": expected " + expected + ", was " + found);
    }
  }

  static void require(String what, boolean kept) {
    if (!kept) {
      throw new AssertionError("not so: " + what);
    }
  }
}
