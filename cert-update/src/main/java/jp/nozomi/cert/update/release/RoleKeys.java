package jp.nozomi.cert.update.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * Who signs for a role.
 *
 * @param keys the keys
 * @param threshold how many of them must
 */
record RoleKeys(List<PublicPart> keys, int threshold) {
  RoleKeys {
    keys = List.copyOf(keys);
  }

  static RoleKeys checked(String role, List<PublicPart> keys, int threshold)
      throws ReleaseException {
    if (threshold < 1 || keys.stream().distinct().count() < threshold) {
      throw new ReleaseException(
          role + " needs at least " + Math.max(1, threshold) + " different keys");
    }
    return new RoleKeys(keys, threshold);
  }

  static Map<String, RoleKeys> ofRoot(JsonObject root) throws ReleaseException {
    Map<String, RoleKeys> roles = new LinkedHashMap<>();
    try {
      JsonObject known = root.object("keys");
      for (String role : List.of("root", "targets", "snapshot", "timestamp")) {
        JsonObject listed = root.object("roles").object(role);
        List<PublicPart> keys = new ArrayList<>();
        for (String id : listed.strings("keyids")) {
          keys.add(new PublicPart(known.object(id)));
        }
        roles.put(role, new RoleKeys(keys, listed.integer("threshold", 1, 1000)));
      }
      return roles;
    } catch (JsonException e) {
      throw new ReleaseException("the published root: " + e.getMessage());
    }
  }
}
