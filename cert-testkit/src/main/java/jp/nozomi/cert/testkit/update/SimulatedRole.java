package jp.nozomi.cert.testkit.update;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One role of the simulated repository: what it says, and who signs it. Everything can be changed.
 */
public final class SimulatedRole {
  private final Map<String, Object> signed = new TreeMap<>();
  private final List<SimulatedKey> signers = new ArrayList<>();
  private int threshold = 1;
  private String forgedSignature = "";

  SimulatedRole(String type, Instant expires) {
    signed.put("_type", type);
    signed.put("spec_version", "1.0.34");
    signed.put("version", 0L);
    expires(expires);
  }

  /**
   * Gives what is signed.
   *
   * @return its members, which may be changed
   */
  public Map<String, Object> signed() {
    return signed;
  }

  /**
   * Gives the keys that sign.
   *
   * @return the keys, which may be changed
   */
  public List<SimulatedKey> signers() {
    return signers;
  }

  /**
   * Gives the version.
   *
   * @return the version that was signed last, or 0
   */
  public long version() {
    return (Long) Objects.requireNonNull(signed.get("version"));
  }

  /**
   * Sets the version.
   *
   * @param version the next one to be signed
   * @return this role
   */
  public SimulatedRole version(long version) {
    signed.put("version", version);
    return this;
  }

  /**
   * Sets the end of its time.
   *
   * @param at when it expires, cut to the second
   * @return this role
   */
  public SimulatedRole expires(Instant at) {
    signed.put("expires", at.truncatedTo(ChronoUnit.SECONDS).toString());
    return this;
  }

  /**
   * Gives the threshold.
   *
   * @return how many keys must sign
   */
  public int threshold() {
    return threshold;
  }

  /**
   * Sets the threshold.
   *
   * @param count how many keys must sign
   * @return this role
   */
  public SimulatedRole threshold(int count) {
    threshold = count;
    return this;
  }

  /**
   * Sets the keys that sign.
   *
   * @param keys the keys
   * @return this role
   */
  public SimulatedRole signers(List<SimulatedKey> keys) {
    signers.clear();
    signers.addAll(keys);
    return this;
  }

  /**
   * Makes every signature the same wrong one.
   *
   * @param hex the signature
   * @return this role
   */
  public SimulatedRole forge(String hex) {
    forgedSignature = hex;
    return this;
  }

  Map<String, Object> authority() {
    return Map.of(
        "keyids",
        signers.stream().map(SimulatedKey::id).distinct().toList(),
        "threshold",
        (long) threshold);
  }

  byte[] bytes(List<SimulatedKey> alsoBy) {
    String canonical = Tree.canonical(signed);
    List<SimulatedKey> all = new ArrayList<>(signers);
    alsoBy.stream().filter(key -> !all.contains(key)).forEach(all::add);
    String signatures =
        all.stream()
            .map(key -> forgedSignature.isEmpty() ? key.sign(canonical) : forged(key))
            .map(Tree::json)
            .collect(Collectors.joining(",", "[", "]"));
    return ("{\"signed\":" + Tree.json(signed) + ",\"signatures\":" + signatures + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> forged(SimulatedKey key) {
    return Map.of("keyid", key.id(), "sig", forgedSignature);
  }
}
