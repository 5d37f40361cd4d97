package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.renewal.RenewalPolicy;

/**
 * The directory (wire protocol, section 2).
 *
 * @param serverTime the server's time when it answered
 * @param minimumClient the oldest version that the bank serves
 * @param maintenanceUntil when maintenance ends; present while there is maintenance
 * @param renewal window and validity
 * @param keys the kinds of key that the bank accepts, the preferred one first
 * @param issue where issue sessions are opened; empty if issuing is not offered
 * @param renew where renewal sessions are opened; empty if renewing is not offered
 * @param nonce where nonces come from
 * @param recover where an order is recovered
 * @param confirm where an order is confirmed
 * @param proof where a certificate logs in to prove itself
 */
public record Directory(
    Instant serverTime,
    Optional<String> minimumClient,
    Optional<Instant> maintenanceUntil,
    RenewalPolicy renewal,
    List<KeySpec> keys,
    Optional<URI> issue,
    Optional<URI> renew,
    URI nonce,
    UriTemplate recover,
    UriTemplate confirm,
    Optional<URI> proof) {
  private static final int PROTOCOL = 1;

  /** Copies the kinds of key. */
  public Directory {
    keys = List.copyOf(keys);
  }

  static Directory of(JsonObject json, String bankCode, LinkRules rules) throws JsonException {
    json.integer("protocol", PROTOCOL, PROTOCOL);
    if (!json.string("bankCode").equals(bankCode)) {
      throw new JsonException("bankCode", "must be the profile's");
    }
    JsonObject links = json.object("links");
    return new Directory(
        instant(json, "serverTime"),
        json.optionalString("minimumClient"),
        maintenance(json),
        policy(json.object("renewal")),
        keys(json),
        rules.optionalLink(links, "issue"),
        rules.optionalLink(links, "renew"),
        rules.link(links, "nonce"),
        rules.template(links, "recover"),
        rules.template(links, "confirm"),
        rules.optionalLink(links, "proof"));
  }

  static Instant instant(JsonObject json, String name) throws JsonException {
    Optional<Instant> value = json.optionalInstant(name);
    if (value.isEmpty()) {
      throw new JsonException(name, "missing");
    }
    return value.get();
  }

  /** Kinds that this version does not know are left out. */
  static List<KeySpec> keys(JsonObject json) throws JsonException {
    List<KeySpec> keys = new ArrayList<>();
    for (String label : json.strings("keys")) {
      KeySpec.find(label).ifPresent(keys::add);
    }
    return keys;
  }

  private static Optional<Instant> maintenance(JsonObject json) throws JsonException {
    Optional<JsonObject> maintenance = json.optionalObject("maintenance");
    return maintenance.isEmpty()
        ? Optional.empty()
        : Optional.of(instant(maintenance.get(), "until"));
  }

  private static RenewalPolicy policy(JsonObject json) throws JsonException {
    int validity = json.integer("validityDays", 1, 3_660);
    return new RenewalPolicy(json.integer("windowDays", 1, validity), validity);
  }
}
