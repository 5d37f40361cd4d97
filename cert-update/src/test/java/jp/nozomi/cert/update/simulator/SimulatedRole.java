package jp.nozomi.cert.update.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Gives what is signed, for changing any member of it. */
  public Map<String, Object> signed() {
    return signed;
  }

  public List<SimulatedKey> signers() {
    return signers;
  }

  public long version() {
    return (Long) signed.get("version");
  }

  public SimulatedRole version(long version) {
    signed.put("version", version);
    return this;
  }

  public SimulatedRole expires(Instant at) {
    signed.put("expires", at.truncatedTo(ChronoUnit.SECONDS).toString());
    return this;
  }

  public int threshold() {
    return threshold;
  }

  public SimulatedRole threshold(int count) {
    threshold = count;
    return this;
  }

  public SimulatedRole signers(List<SimulatedKey> keys) {
    signers.clear();
    signers.addAll(keys);
    return this;
  }

  /** Makes every signature the same wrong one. */
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
