package jp.nozomi.cert.swing.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePolicy;

/**
 * Reads a policy from its places; for each setting the first place that has it counts.
 *
 * @param places the places, the strongest first
 */
record PolicyParser(List<PolicyPlace> places) {
  MachinePolicy parse() throws ProfileException {
    return new MachinePolicy(
        rules(PolicyLevel.LOCKED),
        rules(PolicyLevel.RECOMMENDED),
        find(
            PolicyLevel.LOCKED,
            PolicySetting.MINIMUM_PROTECTION,
            Protection::find,
            "must be file, advisory, enforced or hardware"),
        find(PolicyLevel.LOCKED, PolicySetting.UPDATES, PolicyParser::onOrOff, "must be on or off")
            .orElse(true));
  }

  private PolicyRules rules(PolicyLevel level) throws ProfileException {
    List<String> exceptions =
        find(level, PolicySetting.PROXY_EXCEPTIONS, PolicyParser::hosts, "").orElse(List.of());
    return new PolicyRules(
        find(
            level,
            PolicySetting.PROFILE,
            ProfileRule::parse,
            "must be an absolute path, or an https URL with #sha256= and 64 digits"),
        find(
            level,
            PolicySetting.PROXY,
            text -> ProxyText.parse(text, exceptions),
            "must be direct, system, host:port or pac:URL"),
        find(level, PolicySetting.STORE, PolicyParser::store, "must be what --store takes"));
  }

  private <T> Optional<T> find(
      PolicyLevel level,
      PolicySetting setting,
      Function<String, Optional<T>> reading,
      String demand)
      throws ProfileException {
    for (PolicyPlace place : places) {
      Optional<String> text = place.find(level, setting);
      if (text.isPresent()) {
        Optional<T> value = reading.apply(text.get().strip());
        if (value.isEmpty()) {
          throw ProfileException.ofAdministrator(place.where(level, setting), demand, null);
        }
        return value;
      }
    }
    return Optional.empty();
  }

  private static Optional<Boolean> onOrOff(String text) {
    return switch (text) {
      case "on" -> Optional.of(true);
      case "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> hosts(String text) {
    return Optional.of(
        Stream.of(text.split(",")).map(String::strip).filter(host -> !host.isEmpty()).toList());
  }

  private static Optional<String> store(String text) {
    if (StorePolicy.find(text).isPresent()) {
      return Optional.of(text);
    }
    try {
      return Optional.of(StoreLocation.parse(text))
          .filter(CertificateStores::knows)
          .map(StoreLocation::toString);
    } catch (StoreException e) {
      return Optional.empty();
    }
  }
}
