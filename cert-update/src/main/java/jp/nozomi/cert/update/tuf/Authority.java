package jp.nozomi.cert.update.tuf;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/**
 * The keys that may sign for a role, and how many of them must.
 *
 * @param keys the keys by their ids
 * @param threshold how many different keys must have signed
 */
public record Authority(Map<String, TufKey> keys, int threshold) {
  /** Copies the keys. */
  public Authority {
    keys = Map.copyOf(keys);
  }

  static Authority parse(JsonObject role, Map<String, TufKey> known) throws JsonException {
    List<String> ids = role.strings("keyids");
    if (new HashSet<>(ids).size() != ids.size()) {
      throw new JsonException("keyids", "a key id is listed twice");
    }
    Map<String, TufKey> keys = new LinkedHashMap<>();
    for (String id : ids) {
      TufKey key = known.get(id);
      if (key != null) {
        keys.put(id, key);
      }
    }
    return new Authority(keys, role.integer("threshold", 1, Integer.MAX_VALUE));
  }

  /**
   * Finds who signs for a delegated role.
   *
   * @param targets what the delegating role signs
   * @param role the delegated role's name
   * @return its keys and threshold, or empty if nothing is delegated to it
   * @throws JsonException if the delegating role's metadata is not of the form
   * @throws UpdateException if it is of another type or specification
   */
  public static Optional<Authority> ofDelegation(JsonObject targets, String role)
      throws JsonException, UpdateException {
    return Targets.parse(targets).delegations().stream()
        .filter(delegation -> delegation.name().equals(role))
        .map(Delegation::authority)
        .findFirst();
  }

  static Map<String, TufKey> parseKeys(JsonObject holder) throws JsonException {
    Map<String, TufKey> keys = new LinkedHashMap<>();
    JsonObject listed = holder.object("keys");
    for (String id : listed.members().keySet()) {
      keys.put(id, TufKey.parse(listed.object(id)));
    }
    return keys;
  }

  /**
   * Requires that enough of the keys signed a file.
   *
   * <p>A signature by another key, or a wrong one, does no harm: it does not count.
   *
   * @param file the file
   * @param role the role's name, for the log
   * @throws UpdateException with {@link UpdateReason#BELOW_THRESHOLD}
   */
  public void verify(SignedFile file, String role) throws UpdateException {
    Set<String> signers = new HashSet<>();
    for (Map.Entry<String, String> signature : file.signatures().entrySet()) {
      TufKey key = keys.get(signature.getKey());
      if (key != null && verifies(key, file, signature.getValue())) {
        signers.add(key.fingerprint());
      }
    }
    if (signers.size() < threshold) {
      throw UpdateException.check(
          UpdateReason.BELOW_THRESHOLD,
          role + " is signed by " + signers.size() + " of " + threshold + " needed keys");
    }
  }

  private static boolean verifies(TufKey key, SignedFile file, String signature) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return key.verifies(file.canonical(), bytes);
  }

  /**
   * Gives the fingerprints of the keys, for remembering the authority.
   *
   * @return sorted fingerprints
   */
  public Set<String> fingerprints() {
    Set<String> prints = new TreeSet<>();
    keys.values().forEach(key -> prints.add(key.fingerprint()));
    return prints;
  }
}
