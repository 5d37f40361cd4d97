package jp.nozomi.cert.testkit.wire;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.Nonces;
import jp.nozomi.cert.testkit.bank.Order;
import jp.nozomi.cert.testkit.bank.OrderService;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.InvalidRequestException;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;

/** Recover and confirm, signed by the order's key; wire protocol section 5. */
final class SignedEndpoints {
  private final Bank bank;
  private final Documents documents;

  SignedEndpoints(Bank bank, Documents documents) {
    this.bank = bank;
    this.documents = documents;
  }

  void addTo(Router router) {
    router.add(Endpoint.NONCE, "POST", "/enroll/nonces", (request, none) -> nonce());
    router.add(Endpoint.RECOVER, "POST", "/enroll/orders/*/recover", this::recover);
    router.add(Endpoint.CONFIRM, "POST", "/enroll/orders/*/confirm", this::confirm);
  }

  private Reply nonce() {
    Nonces.Nonce nonce = bank.nonces().next();
    return EnrollmentEndpoints.json(
        200,
        JsonObject.builder()
            .put("nonce", nonce.value())
            .put("expires", nonce.expires().toString())
            .build());
  }

  private Reply recover(Request request, List<String> variables) throws Refusal, JsonException {
    String uuid = variables.get(0);
    SignedMessage message = SignedMessage.parse(request.body());
    Optional<Order> known = bank.orders().find(uuid);
    byte[] key = known.isPresent() ? keyOf(known.get()) : message.payload().base64("publicKey");
    authenticate(message, key, uuid, "recover");
    OrderService.Placed placed =
        bank.orders()
            .findOrClose(uuid)
            .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND, "closed for good"));
    boolean processing = placed.order().state() == Order.State.PROCESSING;
    return EnrollmentEndpoints.processing(
        placed, EnrollmentEndpoints.json(processing ? 202 : 200, documents.order(placed, true)));
  }

  private Reply confirm(Request request, List<String> variables) throws Refusal, JsonException {
    String uuid = variables.get(0);
    SignedMessage message = SignedMessage.parse(request.body());
    Order known =
        bank.orders()
            .find(uuid)
            .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND, "no such order"));
    authenticate(message, keyOf(known), uuid, "confirm");
    boolean installed =
        switch (message.payload().string("outcome")) {
          case "installed" -> true;
          case "failed" -> false;
          default -> throw new JsonException("outcome", "must be installed or failed");
        };
    return EnrollmentEndpoints.json(
        200, documents.order(bank.orders().confirm(uuid, installed), false));
  }

  private void authenticate(SignedMessage message, byte[] key, String uuid, String action)
      throws Refusal, JsonException {
    if (!message.url().equals(documents.orderUrl(uuid) + "/" + action)
        || !message.payload().string("order").equals(uuid)
        || !message.payload().string("action").equals(action)) {
      throw new Refusal(ProblemType.UNAUTHORIZED, "signed for another URL, order or action");
    }
    if (!message.verifies(key)) {
      throw new Refusal(ProblemType.UNAUTHORIZED, "not signed by the order's key");
    }
    // Last, so that a message which fails for another reason does not use the nonce up.
    if (!bank.nonces().use(message.nonce())) {
      throw new Refusal(ProblemType.UNAUTHORIZED, "the nonce was used or is too old");
    }
  }

  private static byte[] keyOf(Order order) {
    try {
      PublicKey key = CertificationRequest.parse(order.request()).publicKey();
      return key.getEncoded();
    } catch (InvalidRequestException e) {
      throw new IllegalStateException("an accepted request that can not be read", e);
    }
  }
}
