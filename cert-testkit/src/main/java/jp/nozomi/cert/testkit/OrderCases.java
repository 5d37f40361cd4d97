package jp.nozomi.cert.testkit;

import static jp.nozomi.cert.testkit.ConformanceServer.equal;
import static jp.nozomi.cert.testkit.ConformanceServer.problem;
import static jp.nozomi.cert.testkit.ConformanceServer.require;
import static jp.nozomi.cert.testkit.ConformanceServer.status;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ConformanceCheck.Case;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.Customer;
import org.bouncycastle.asn1.x500.X500Name;

/** Sections 4 and 5 of the wire protocol: orders, and messages signed by their keys. */
final class OrderCases {
  private static final Duration SHORTEST_CONFIRMATION = Duration.ofDays(7).minusMinutes(5);
  private static final Duration LONGEST_ISSUE = Duration.ofMinutes(2);
  private static final Optional<String> FAILED = Optional.of("failed");
  private static final Optional<String> INSTALLED = Optional.of("installed");

  private final ConformanceServer server;
  private final Customer customer;

  OrderCases(ConformanceServer server) {
    this.server = server;
    this.customer = server.customer();
  }

  List<Case> all() {
    return List.of(
        new Case("3.3", "A request with another nonce is refused", this::otherNonce),
        new Case("3.2", "A request with another key is refused", this::otherKey),
        new Case("4", "An order gives a certificate of the request's key", this::issues),
        new Case("4", "The same request again gives the same result", this::sameRequest),
        new Case("4", "Another request for the UUID conflicts", this::otherRequest),
        new Case("4", "Somebody else's order is not found", this::somebodyElse),
        new Case("5", "Recover gives the chain without a session", this::recovers),
        new Case("5", "An order is its key's", this::recoverByAnotherKey),
        new Case("5", "A UUID that was not found stays closed", this::closes),
        new Case("5", "A nonce is good once", this::nonceTwice),
        new Case("5", "A failed confirmation is final", this::failed),
        new Case("5", "An installed one can be repeated", this::installed));
  }

  private static byte[] request(RawEnrolment enrolment) throws JsonException, IOException {
    return enrolment.request(enrolment.session.object("order").string("requestNonce"));
  }

  /** Orders, waits until it is issued, and gives the order document. */
  private static JsonObject order(RawEnrolment enrolment)
      throws IOException, InterruptedException, JsonException {
    return issued(enrolment, enrolment.order());
  }

  private static JsonObject issued(RawEnrolment enrolment, WireClient.Answer placed)
      throws IOException, InterruptedException, JsonException {
    WireClient.Answer answer = placed;
    long end = System.nanoTime() + LONGEST_ISSUE.toNanos();
    while (answer.status() == 202 && System.nanoTime() < end) {
      String wait = answer.response().headers().firstValue("Retry-After").orElse("absent");
      require("Retry-After in seconds: " + wait, wait.matches("[0-9]{1,3}"));
      Thread.sleep(Duration.ofSeconds(Long.parseLong(wait)).toMillis());
      String self = answer.json().object("links").string("self");
      answer = enrolment.client.send("GET", self, enrolment.token, new byte[0]);
    }
    require("200 or 201: " + answer.status(), answer.status() / 2 == 100);
    equal("the order's state", "issued", answer.json().string("state"));
    return answer.json();
  }

  /** Leaves the customer without a certificate, for the next case. */
  private static void giveUp(RawEnrolment enrolment)
      throws IOException, InterruptedException, JsonException {
    status(enrolment.signed("confirm", FAILED), 200);
    enrolment.close();
  }

  private void otherNonce() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    problem(enrolment.order(enrolment.uuid, enrolment.request("another")), "bad-request");
    enrolment.close();
  }

  private void otherKey() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    JsonObject terms = enrolment.session.object("order");
    byte[] request =
        RawEnrolment.request(
            X500Name.getInstance(terms.base64("subject")),
            terms.string("requestNonce"),
            Keys.generate(KeySpec.EC_P256));
    problem(enrolment.order(enrolment.uuid, request), "key-conflict");
    enrolment.close();
  }

  private void issues() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    JsonObject order = order(enrolment);
    Instant confirmBy = order.optionalInstant("confirmBy").orElse(Instant.EPOCH);
    require(
        "confirmBy is at least 7 days ahead",
        confirmBy.isAfter(Instant.now().plus(SHORTEST_CONFIRMATION)));
    WireClient.Answer chain = enrolment.certificate(order);
    status(chain, 200);
    equal(
        "the certificate's key",
        enrolment.key.getPublic(),
        HeldCertificate.parse(RawEnrolment.firstOf(chain.text())).getPublicKey());
    giveUp(enrolment);
  }

  private void sameRequest() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    byte[] request = request(enrolment);
    JsonObject first = issued(enrolment, enrolment.order(enrolment.uuid, request));
    String chain = enrolment.certificate(first).text();
    WireClient.Answer again = enrolment.order(enrolment.uuid, request);
    status(again, 200);
    equal("the chain", chain, enrolment.certificate(again.json()).text());
    giveUp(enrolment);
  }

  private void otherRequest() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    String nonce = enrolment.session.object("order").string("requestNonce");
    issued(enrolment, enrolment.order(enrolment.uuid, enrolment.request(nonce)));
    // ECDSA is randomized: the same content, another request.
    problem(enrolment.order(enrolment.uuid, enrolment.request(nonce)), "order-conflict");
    giveUp(enrolment);
  }

  private void somebodyElse() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    JsonObject order = order(enrolment);
    RawEnrolment stranger = server.loggedIn(server.other());
    problem(stranger.certificate(order), "not-found");
    stranger.close();
    giveUp(enrolment);
  }

  private void recovers() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    String chain = enrolment.certificate(order(enrolment)).text();
    enrolment.close();
    WireClient.Answer recovered = enrolment.signed("recover", Optional.empty());
    status(recovered, 200);
    equal("the chain", chain, recovered.json().string("chain"));
    giveUp(enrolment);
  }

  private void recoverByAnotherKey() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    order(enrolment);
    problem(recover(enrolment, enrolment.nonce(), Keys.generate(KeySpec.EC_P256)), "unauthorized");
    giveUp(enrolment);
  }

  private static WireClient.Answer recover(RawEnrolment enrolment, String nonce, KeyPair key)
      throws IOException, InterruptedException, JsonException {
    String url = enrolment.links.string("recover").replace("{uuid}", enrolment.uuid);
    return enrolment.client.send(
        "POST", url, Optional.empty(), enrolment.jws(url, nonce, "recover", Optional.empty(), key));
  }

  private void closes() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    problem(enrolment.signed("recover", Optional.empty()), "not-found");
    problem(enrolment.order(), "order-closed");
    enrolment.close();
  }

  private void nonceTwice() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.enrolment();
    String nonce = enrolment.nonce();
    problem(recover(enrolment, nonce, enrolment.key), "not-found");
    problem(recover(enrolment, nonce, enrolment.key), "unauthorized");
  }

  private void failed() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    order(enrolment);
    for (int i = 0; i < 2; i++) {
      WireClient.Answer confirmed = enrolment.signed("confirm", FAILED);
      status(confirmed, 200);
      equal("the order's state", "failed", confirmed.json().string("state"));
    }
    problem(enrolment.signed("confirm", INSTALLED), "wrong-state");
    enrolment.close();
  }

  private void installed() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(server.other());
    order(enrolment);
    for (int i = 0; i < 2; i++) {
      WireClient.Answer confirmed = enrolment.signed("confirm", INSTALLED);
      status(confirmed, 200);
      equal("the order's state", "confirmed", confirmed.json().string("state"));
    }
    problem(enrolment.signed("confirm", FAILED), "wrong-state");
    enrolment.close();
  }
}
