package jp.nozomi.cert.core.profile;

import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
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
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.profile.BankProfile.Est;
import jp.nozomi.cert.core.profile.BankProfile.Policy;
import jp.nozomi.cert.core.profile.BankProfile.Server;
import jp.nozomi.cert.core.profile.BankProfile.Support;
import jp.nozomi.cert.core.profile.BankProfile.Trust;
import jp.nozomi.cert.core.profile.BankProfile.Update;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.store.Protection;

/** Reads schema 1 of the bank profile (docs/profile.md). */
final class ProfileParser {
  private static final int SCHEMA = 1;
  private static final int LONGEST_SKEW_SECONDS = 86_400;
  private static final int LONGEST_FIELD = 256;
  private static final String CHANNEL = "[a-z0-9][a-z0-9-]{0,31}";
  private static final String APP_VERSION = "[0-9]{1,9}(\\.[0-9]{1,9}){0,3}(-[0-9A-Za-z.-]{1,64})?";
  private static final String NOTIFY = "notify";
  private static final String OFF = "off";
  private static final String CA_CERTIFICATES = "cacerts";
  private static final String HOST = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

  private ProfileParser() {}

  static BankProfile parse(byte[] utf8) throws ProfileException {
    try {
      return profile(new ProfileSection("", new JsonReader(JsonLimits.MESSAGE).readObject(utf8)));
    } catch (JsonException e) {
      throw new ProfileException(e.where(), e.problem(), e);
    }
  }

  private static BankProfile profile(ProfileSection json) throws ProfileException {
    // First, so that a later schema is not taken for a broken one.
    json.integer("schema", SCHEMA, SCHEMA);
    ProfileSection fields = json.section("fields");
    return new BankProfile(
        json.matching("bankCode", "[0-9]{4}"),
        json.localText("name"),
        json.localText("appName"),
        json.matching("urlScheme", "[a-z][a-z0-9+.-]{1,31}"),
        server(json.section("server")),
        trust(json.section("trust")),
        policy(json.section("policy")),
        rule(fields.section("loginId")),
        rule(fields.section("password")),
        json.section("pages").https("login"),
        support(json.section("support")),
        update(json.optionalSection("update")));
  }

  private static Server server(ProfileSection json) throws ProfileException {
    Optional<Est> est = est(json);
    // Read in any case, so that a wrong one is named whatever the protocol.
    Optional<URI> given = json.optionalHttps("directory");
    URI directory =
        est.isPresent() ? est.get().operation(CA_CERTIFICATES) : json.https("directory");
    Set<Origin> origins = new HashSet<>(Set.of(Origin.of(directory)));
    given.map(Origin::of).ifPresent(origins::add);
    for (String origin : json.strings("origins")) {
      origins.add(Origin.of(json.https("origins", origin)));
    }
    Set<String> hosts = new HashSet<>();
    for (String host : json.strings("pageHosts")) {
      hosts.add(json.matching("pageHosts", host.toLowerCase(Locale.ROOT), HOST));
    }
    return new Server(directory, origins, hosts, est);
  }

  private static Optional<Est> est(ProfileSection json) throws ProfileException {
    boolean chosen = json.optionalNamed("protocol", ProfileParser::protocol).orElse(false);
    Optional<URI> url = json.optionalHttps("est");
    Optional<URI> proof = json.optionalHttps("proof");
    if (url.isPresent()
        && (url.get().getRawQuery() != null || url.get().getRawFragment() != null)) {
      throw json.refusal("est", "must be without query and fragment");
    }
    return chosen ? Optional.of(new Est(json.https("est"), proof)) : Optional.empty();
  }

  /** Whether a protocol's name is EST's. */
  private static Optional<Boolean> protocol(String name) {
    return switch (name) {
      case "cert-enroll" -> Optional.of(false);
      case "est" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private static Trust trust(ProfileSection json) throws ProfileException {
    Set<PublicKeyHash> keys = new HashSet<>();
    for (String hex : json.strings("serverKeys")) {
      keys.add(new PublicKeyHash(json.matching("serverKeys", hex, "[0-9a-f]{64}")));
    }
    return new Trust(
        certificates(json, "server"), new TrustAnchors(certificates(json, "client")), keys);
  }

  private static List<X509Certificate> certificates(ProfileSection json, String name)
      throws ProfileException {
    List<X509Certificate> all = new ArrayList<>();
    for (String pem : json.strings(name)) {
      try {
        List<X509Certificate> certificates = Pem.certificates(pem);
        if (certificates.isEmpty()) {
          throw json.refusal(name, "no certificate in PEM");
        }
        all.addAll(certificates);
      } catch (CertificateException e) {
        throw json.refusal(name, "not a certificate in PEM", e);
      }
    }
    return all;
  }

  private static Policy policy(ProfileSection json) throws ProfileException {
    int validity = json.integer("validityDays", 1, RenewalPolicy.LONGEST_VALIDITY_DAYS);
    Set<KeySpec> keys = Set.copyOf(json.allNamed("keys", KeySpec::find));
    KeySpec defaultKey = json.named("defaultKey", KeySpec::find);
    if (!keys.contains(defaultKey)) {
      throw json.refusal("defaultKey", "not one of keys");
    }
    return new Policy(
        new RenewalPolicy(json.integer("renewalWindowDays", 1, validity), validity),
        Duration.ofSeconds(json.integer("clockSkewSeconds", 0, LONGEST_SKEW_SECONDS)),
        keys,
        defaultKey,
        json.named("minimumProtection", Protection::find),
        json.text("store"));
  }

  private static FieldRule rule(ProfileSection json) throws ProfileException {
    int max = json.integer("max", 1, LONGEST_FIELD);
    return new FieldRule(
        json.integer("min", 0, max), max, json.named("characters", Characters::find));
  }

  private static Support support(ProfileSection json) throws ProfileException {
    return new Support(
        json.localText("name"),
        json.text("phone"),
        json.localText("hours"),
        json.https("url"),
        json.optionalHttps("faq"));
  }

  private static Optional<Update> update(Optional<ProfileSection> section) throws ProfileException {
    if (section.isEmpty()) {
      return Optional.empty();
    }
    ProfileSection json = section.get();
    return Optional.of(
        new Update(
            json.https("metadata"),
            json.https("targets"),
            json.matching("channel", CHANNEL),
            json.matching("policy", NOTIFY + "|" + OFF).equals(NOTIFY),
            json.optionalMatching("minimum", APP_VERSION)));
  }
}
