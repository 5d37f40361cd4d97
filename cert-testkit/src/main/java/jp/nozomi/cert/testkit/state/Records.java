package jp.nozomi.cert.testkit.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.bank.AccountRecord;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.Operation;
import jp.nozomi.cert.testkit.bank.Order;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;

/** The records of the state directory as JSON and back. */
final class Records {
  private Records() {}

  static JsonObject write(CertificateRecord certificate) {
    return JsonObject.builder()
        .put("loginId", certificate.loginId())
        .put("der", base64(certificate.der()))
        .put("chain", certificate.chainPem())
        .put("notAfter", certificate.notAfter().toString())
        .put("status", certificate.status().name())
        .put("since", certificate.since().toString())
        .put("logsInUntil", certificate.logsInUntil().map(Instant::toString))
        .put("proven", certificate.proven())
        .put("confirmed", certificate.confirmed())
        .build();
  }

  static CertificateRecord certificate(JsonObject json) throws JsonException {
    return new CertificateRecord(
        json.string("loginId"),
        json.base64("der"),
        json.string("chain"),
        instant(json, "notAfter"),
        constant(CertificateStatus.class, json, "status"),
        instant(json, "since"),
        json.optionalInstant("logsInUntil"),
        json.flag("proven"),
        json.flag("confirmed"));
  }

  static JsonObject write(Order order) {
    return JsonObject.builder()
        .put("uuid", order.uuid())
        .put("loginId", order.loginId())
        .put("session", order.session())
        .put("operation", order.operation().name())
        .put("request", base64(order.request()))
        .put("oldCertificate", order.oldCertificate())
        .put("state", order.state().name())
        .put("confirmBy", order.confirmBy().toString())
        .put("certificate", order.certificate())
        .put("oldCertificateUntil", order.oldCertificateUntil().map(Instant::toString))
        .build();
  }

  static Order order(JsonObject json) throws JsonException {
    return new Order(
        json.string("uuid"),
        json.string("loginId"),
        json.string("session"),
        constant(Operation.class, json, "operation"),
        json.base64("request"),
        json.optionalString("oldCertificate"),
        constant(Order.State.class, json, "state"),
        instant(json, "confirmBy"),
        json.optionalString("certificate"),
        json.optionalInstant("oldCertificateUntil"));
  }

  static JsonObject write(AccountRecord account) {
    return JsonObject.builder()
        .put("loginId", account.loginId())
        .put("state", account.state().name())
        .put("failures", account.failures())
        .put("locked", account.locked())
        .put("otpDrift", account.otpDrift())
        .put("otpLastStep", account.otpLastStep())
        .build();
  }

  static AccountRecord account(JsonObject json) throws JsonException {
    return new AccountRecord(
        json.string("loginId"),
        constant(AccountState.class, json, "state"),
        json.integer("failures", 0, Integer.MAX_VALUE),
        json.flag("locked"),
        json.integer("otpDrift"),
        json.integer("otpLastStep"));
  }

  static JsonObject write(Customer customer) {
    return JsonObject.builder()
        .put("loginId", customer.loginId())
        .put("password", customer.password())
        .put("about", customer.about())
        .put("issue", names(customer.issueChallenges()))
        .put("renew", names(customer.renewChallenges()))
        .put("state", customer.state().name())
        .put("question", customer.question())
        .put("answer", customer.answer())
        .put("phoneDigits", customer.phoneDigits())
        .put("locked", customer.lockedOut())
        .put("otpSeed", HexFormat.of().formatHex(customer.otpSeed()))
        .put("transactionSeed", HexFormat.of().formatHex(customer.transactionSeed()))
        .build();
  }

  static Customer customer(JsonObject json) throws JsonException {
    Customer.Builder out =
        Customer.of(json.string("loginId"))
            .password(json.string("password"))
            .about(json.string("about"))
            .asksWhenIssuing(challenges(json, "issue"))
            .asksWhenRenewing(challenges(json, "renew"))
            .state(constant(AccountState.class, json, "state"))
            .question(json.string("question"), json.string("answer"))
            .phoneDigits(json.string("phoneDigits"))
            .seeds(hex(json, "otpSeed"), hex(json, "transactionSeed"));
    return (json.flag("locked") ? out.lockedOut() : out).build();
  }

  private static JsonArray names(List<Challenge> challenges) {
    return JsonArray.ofStrings(challenges.stream().map(Challenge::name).toList());
  }

  private static Challenge[] challenges(JsonObject json, String name) throws JsonException {
    List<String> names = json.strings(name);
    Challenge[] out = new Challenge[names.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = constant(Challenge.class, names.get(i), name);
    }
    return out;
  }

  private static byte[] hex(JsonObject json, String name) throws JsonException {
    try {
      return HexFormat.of().parseHex(json.string(name));
    } catch (IllegalArgumentException e) {
      throw new JsonException(name, "must be hex");
    }
  }

  private static Instant instant(JsonObject json, String name) throws JsonException {
    Optional<Instant> value = json.optionalInstant(name);
    if (value.isEmpty()) {
      throw new JsonException(name, "missing");
    }
    return value.get();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonObject json, String name)
      throws JsonException {
    return constant(type, json.string(name), name);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String value, String name)
      throws JsonException {
    return Arrays.stream(type.getEnumConstants())
        .filter(candidate -> candidate.name().equals(value))
        .findFirst()
        .orElseThrow(() -> new JsonException(name, "unknown"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
