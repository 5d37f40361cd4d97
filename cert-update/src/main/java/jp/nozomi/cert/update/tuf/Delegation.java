package jp.nozomi.cert.update.tuf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * What a targets role lets another sign for (specification, section 4.5).
 *
 * @param name the other role's name
 * @param authority who signs for it
 * @param terminating whether the search ends with it
 * @param paths patterns of the paths that it covers
 * @param pathHashPrefixes prefixes of the SHA-256, in hex, of the paths that it covers
 */
record Delegation(
    String name,
    Authority authority,
    boolean terminating,
    List<String> paths,
    List<String> pathHashPrefixes) {
  Delegation {
    paths = List.copyOf(paths);
    pathHashPrefixes = List.copyOf(pathHashPrefixes);
  }

  static Delegation parse(JsonObject role, Map<String, TufKey> keys) throws JsonException {
    String name = role.string("name");
    // A delegated "snapshot" would be stored, and asked for, under the name of the real one.
    if (name.isEmpty() || RoleType.isTopLevel(name)) {
      throw new JsonException("name", "must not be empty or a top-level role's");
    }
    List<String> paths = role.strings("paths");
    List<String> prefixes = role.strings("path_hash_prefixes");
    if (!paths.isEmpty() && !prefixes.isEmpty()) {
      throw new JsonException("roles", "paths and path_hash_prefixes exclude each other");
    }
    return new Delegation(
        name, Authority.parse(role, keys), role.flag("terminating"), paths, prefixes);
  }

  boolean covers(String path) {
    if (paths.stream().anyMatch(pattern -> PathPattern.matches(pattern, path))) {
      return true;
    }
    if (pathHashPrefixes.isEmpty()) {
      return false;
    }
    String hash = Digests.hex("SHA-256", path.getBytes(StandardCharsets.UTF_8));
    return pathHashPrefixes.stream().anyMatch(hash::startsWith);
  }
}
