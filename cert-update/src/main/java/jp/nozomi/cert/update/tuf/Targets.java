package jp.nozomi.cert.update.tuf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;

/**
 * A targets role's metadata (specification, section 4.5).
 *
 * @param header version and expiry
 * @param files the files it lists, by path
 * @param delegations whom it delegates to, in its order of preference
 */
record Targets(Header header, Map<String, TargetFile> files, List<Delegation> delegations) {
  Targets {
    files = Map.copyOf(files);
    delegations = List.copyOf(delegations);
  }

  static Targets parse(JsonObject signed) throws JsonException, UpdateException {
    Header header = Header.parse(signed, RoleType.TARGETS);
    JsonObject listed = signed.object("targets");
    Map<String, TargetFile> files = new LinkedHashMap<>();
    for (String path : listed.members().keySet()) {
      files.put(path, TargetFile.parse(path, listed.object(path)));
    }
    return new Targets(header, files, delegations(signed.optionalObject("delegations")));
  }

  private static List<Delegation> delegations(Optional<JsonObject> delegations)
      throws JsonException {
    if (delegations.isEmpty()) {
      return List.of();
    }
    Map<String, TufKey> keys = Authority.parseKeys(delegations.get());
    List<Delegation> out = new ArrayList<>();
    for (JsonObject role : delegations.get().array("roles").objects("roles")) {
      Delegation delegation = Delegation.parse(role, keys);
      if (out.stream().anyMatch(other -> other.name().equals(delegation.name()))) {
        throw new JsonException("roles", "a role is delegated to twice");
      }
      out.add(delegation);
    }
    return out;
  }
}
