package jp.nozomi.cert.testkit.wire;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.bank.BankPolicy;
import jp.nozomi.cert.testkit.bank.Operation;
import jp.nozomi.cert.testkit.bank.Order;
import jp.nozomi.cert.testkit.bank.OrderService;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.bank.SessionView;

/** Writes the wire protocol's documents. Immutable and thread-safe. */
final class Documents {
  static final String PROBLEM_TYPE = "urn:nozomi:cert-enroll:";

  private final Origins origins;
  private final BankPolicy policy;
  private final Clock clock;

  Documents(Origins origins, BankPolicy policy, Clock clock) {
    this.origins = origins;
    this.policy = policy;
    this.clock = clock;
  }

  /** Section 2. */
  JsonObject directory(ServiceState service) {
    String open = origins.open() + "/enroll/";
    JsonObject.Builder links = JsonObject.builder();
    if (service.offers(Operation.ISSUE)) {
      links.put("issue", open + "sessions");
    }
    if (service.offers(Operation.RENEW)) {
      links.put("renew", origins.mutual() + "/enroll/sessions");
    }
    links
        .put("nonce", open + "nonces")
        .put("recover", open + "orders/{uuid}/recover")
        .put("confirm", open + "orders/{uuid}/confirm")
        .put("proof", origins.mutual() + "/enroll/proof");
    JsonObject.Builder out =
        JsonObject.builder()
            .put("protocol", 1)
            .put("bankCode", policy.bankCode())
            .put("serverTime", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("minimumClient", service.minimumClient());
    service
        .maintenanceUntil()
        .ifPresent(
            until ->
                out.put(
                    "maintenance", JsonObject.builder().put("until", until.toString()).build()));
    return out.put(
            "renewal",
            JsonObject.builder()
                .put("windowDays", policy.renewalWindowDays())
                .put("validityDays", policy.validityDays())
                .put("afterExpiry", "issue")
                .build())
        .put("keys", keys())
        .put("links", links.build())
        .put("est", JsonObject.builder().put("url", origins.est() + "/.well-known/est").build())
        .build();
  }

  private JsonArray keys() {
    return JsonArray.ofStrings(policy.keys().stream().map(KeySpec::label).toList());
  }

  /** Section 3; the token is told in the reply that opens the session only. */
  JsonObject session(SessionView view, Optional<String> token) {
    boolean renew = view.operation() == Operation.RENEW;
    String self = (renew ? origins.mutual() : origins.open()) + "/enroll/sessions/" + view.id();
    JsonObject.Builder out =
        JsonObject.builder()
            .put("token", token)
            .put("state", view.state().name().toLowerCase(Locale.ROOT))
            .put("expires", view.expires().truncatedTo(ChronoUnit.SECONDS).toString());
    view.challenge().ifPresent(challenge -> out.put("challenge", challenge));
    view.order()
        .ifPresent(
            terms ->
                out.put(
                    "order",
                    JsonObject.builder()
                        .put("subject", Base64.getEncoder().encodeToString(terms.subject()))
                        .put("requestNonce", terms.requestNonce())
                        .put("keys", keys())
                        .build()));
    return out.put(
            "links",
            JsonObject.builder()
                .put("self", self)
                .put("answers", self + "/answers")
                .put("key", self + "/key")
                .put("order", self + "/orders/{uuid}")
                .build())
        .build();
  }

  /** Section 4; the chain is told in the reply to recover only. */
  JsonObject order(OrderService.Placed placed, boolean withChain) {
    Order order = placed.order();
    String self = orderUrl(order.uuid());
    JsonObject.Builder out =
        JsonObject.builder()
            .put("uuid", order.uuid())
            .put("state", order.state().name().toLowerCase(Locale.ROOT))
            .put("confirmBy", order.confirmBy().truncatedTo(ChronoUnit.SECONDS).toString())
            .put(
                "oldCertificateUntil",
                order
                    .oldCertificateUntil()
                    .map(until -> until.truncatedTo(ChronoUnit.SECONDS).toString()))
            .put("chain", placed.chainPem().filter(chain -> withChain));
    return out.put(
            "links",
            JsonObject.builder()
                .put("self", self)
                .put("certificate", self + "/certificate")
                .build())
        .build();
  }

  String orderUrl(String uuid) {
    return origins.open() + "/enroll/orders/" + uuid;
  }

  /** Section 6. */
  JsonObject problem(Refusal refusal, String trace) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("type", PROBLEM_TYPE + refusal.type().wireName())
            .put("title", String.valueOf(refusal.getMessage()))
            .put("status", refusal.type().status())
            .put("code", refusal.type().code())
            .put("trace", trace)
            .put("retryable", refusal.type().retryable());
    refusal.members().members().forEach(out::put);
    refusal.session().ifPresent(view -> out.put("session", session(view, Optional.empty())));
    return out.build();
  }
}
