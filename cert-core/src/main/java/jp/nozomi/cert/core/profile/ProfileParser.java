package jp.nozomi.cert.core.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.certificate.TrustAnchors;
import jp.nozomi.cert.core.input.Characters;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile.Policy;
import jp.nozomi.cert.core.profile.BankProfile.Server;
import jp.nozomi.cert.core.profile.BankProfile.Support;
import jp.nozomi.cert.core.profile.BankProfile.Trust;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.store.Protection;

/** Reads schema 1 of the bank profile. */
final class ProfileParser {
  private static final int SCHEMA = 1;
  private static final int LONGEST_VALIDITY_DAYS = 3_660;
  private static final int LONGEST_SKEW_SECONDS = 86_400;
  private static final int LONGEST_FIELD = 256;

  private ProfileParser() {}

  static BankProfile parse(byte[] utf8) throws ProfileException {
    try {
      return profile(new JsonReader(JsonLimits.MESSAGE).readObject(utf8));
    } catch (JsonException e) {
      throw new ProfileException(e.where(), "malformed", e);
    }
  }

  private static BankProfile profile(JsonObject json) throws JsonException, ProfileException {
    json.integer("schema", SCHEMA, SCHEMA);
    JsonObject fields = json.object("fields");
    return new BankProfile(
        matching(json, "bankCode", "[0-9]{4}"),
        text(json, "name"),
        text(json, "appName"),
        matching(json, "urlScheme", "[a-z][a-z0-9+.-]{1,31}"),
        server(json.object("server")),
        trust(json.object("trust")),
        policy(json.object("policy")),
        rule(fields.object("loginId")),
        rule(fields.object("password")),
        https(json.object("pages"), "login"),
        support(json.object("support")));
  }

  private static Server server(JsonObject json) throws JsonException, ProfileException {
    URI directory = https(json, "directory");
    Set<Origin> origins = new HashSet<>(Set.of(Origin.of(directory)));
    for (String origin : json.strings("origins")) {
      origins.add(Origin.of(https("origins", origin)));
    }
    Set<String> hosts = new HashSet<>();
    for (String host : json.strings("pageHosts")) {
      hosts.add(host.toLowerCase(Locale.ROOT));
    }
    return new Server(directory, origins, hosts);
  }

  private static Trust trust(JsonObject json) throws JsonException, ProfileException {
    return new Trust(certificates(json, "server"), new TrustAnchors(certificates(json, "client")));
  }

  private static List<X509Certificate> certificates(JsonObject json, String name)
      throws JsonException, ProfileException {
    List<X509Certificate> all = new ArrayList<>();
    for (String pem : json.strings(name)) {
      try {
        List<X509Certificate> certificates = Pem.certificates(pem);
        if (certificates.isEmpty()) {
          throw new ProfileException(name, "no certificate in PEM", null);
        }
        all.addAll(certificates);
      } catch (CertificateException e) {
        throw new ProfileException(name, "not a certificate in PEM", e);
      }
    }
    return all;
  }

  private static Policy policy(JsonObject json) throws JsonException, ProfileException {
    int validity = json.integer("validityDays", 1, LONGEST_VALIDITY_DAYS);
    Set<KeySpec> keys = EnumSet.noneOf(KeySpec.class);
    for (String label : json.strings("keys")) {
      keys.add(key("keys", label));
    }
    KeySpec defaultKey = key("defaultKey", json.string("defaultKey"));
    if (!keys.contains(defaultKey)) {
      throw new ProfileException("defaultKey", "not one of keys", null);
    }
    return new Policy(
        new RenewalPolicy(json.integer("renewalWindowDays", 1, validity), validity),
        Duration.ofSeconds(json.integer("clockSkewSeconds", 0, LONGEST_SKEW_SECONDS)),
        keys,
        defaultKey,
        protection(json.string("minimumProtection")),
        json.string("store"));
  }

  private static Protection protection(String label) throws ProfileException {
    return Protection.find(label)
        .orElseThrow(() -> new ProfileException("minimumProtection", "unknown", null));
  }

  private static KeySpec key(String member, String label) throws ProfileException {
    return KeySpec.find(label)
        .orElseThrow(() -> new ProfileException(member, "unknown kind of key", null));
  }

  private static FieldRule rule(JsonObject json) throws JsonException, ProfileException {
    int max = json.integer("max", 1, LONGEST_FIELD);
    return new FieldRule(
        json.integer("min", 0, max),
        max,
        Characters.find(json.string("characters"))
            .orElseThrow(() -> new ProfileException("characters", "unknown", null)));
  }

  private static Support support(JsonObject json) throws JsonException, ProfileException {
    Optional<String> faq = json.optionalString("faq");
    return new Support(
        text(json, "name"),
        json.string("phone"),
        text(json, "hours"),
        https(json, "url"),
        faq.isEmpty() ? Optional.empty() : Optional.of(https("faq", faq.get())));
  }

  private static LocalText text(JsonObject json, String name) throws JsonException {
    JsonObject text = json.object(name);
    return new LocalText(text.string("ja"), text.string("en"));
  }

  private static String matching(JsonObject json, String name, String pattern)
      throws JsonException, ProfileException {
    String value = json.string(name);
    if (!value.matches(pattern)) {
      throw new ProfileException(name, "must match " + pattern, null);
    }
    return value;
  }

  private static URI https(JsonObject json, String name) throws JsonException, ProfileException {
    return https(name, json.string(name));
  }

  private static URI https(String name, String text) throws ProfileException {
    try {
      URI url = new URI(text);
      // Called for its check only.
      Origin.of(url);
      return url;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new ProfileException(name, "must be an https URL", e);
    }
  }
}
