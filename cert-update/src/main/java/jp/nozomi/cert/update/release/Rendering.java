package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.update.tuf.Digests;

/**
 * Writes what each role says.
 *
 * @param clock from which expiry counts
 */
record Rendering(Clock clock) {
  private static final String SPECIFICATION = "1.0.34";

  /** How long a role's metadata holds, if the engineer says nothing else. */
  static int daysOf(String role) {
    return switch (role) {
      case "root" -> 365;
      case "targets" -> 90;
      case "snapshot" -> 30;
      default -> 7;
    };
  }

  JsonObject.Builder header(String type, long version, int days) {
    return JsonObject.builder()
        .put("_type", type)
        .put("spec_version", SPECIFICATION)
        .put("version", version)
        .put(
            "expires",
            clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  JsonObject root(long version, int days, Map<String, RoleKeys> roles) {
    JsonObject.Builder keys = JsonObject.builder();
    JsonObject.Builder authorities = JsonObject.builder();
    roles.forEach(
        (role, wanted) -> {
          List<String> ids = new ArrayList<>();
          for (PublicPart key : wanted.keys()) {
            keys.put(key.id(), key.json());
            ids.add(key.id());
          }
          authorities.put(
              role,
              JsonObject.builder()
                  .put("keyids", JsonArray.ofStrings(ids))
                  .put("threshold", wanted.threshold())
                  .build());
        });
    return header("root", version, days)
        .put("consistent_snapshot", true)
        .put("keys", keys.build())
        .put("roles", authorities.build())
        .build();
  }

  JsonObject snapshot(RepositoryFolder repository, int days) throws IOException, ReleaseException {
    Draft targets = repository.published("targets");
    JsonObject.Builder meta = JsonObject.builder().put("targets.json", metaFile(targets));
    for (JsonObject role : delegations(targets.signed())) {
      String name = nameOf(role);
      if (repository.latest(name) > 0) {
        meta.put(name + ".json", metaFile(repository.published(name)));
      }
    }
    return header("snapshot", repository.latest("snapshot") + 1, days)
        .put("meta", meta.build())
        .build();
  }

  JsonObject timestamp(RepositoryFolder repository, Draft snapshot, int days)
      throws IOException, ReleaseException {
    JsonObject meta = JsonObject.builder().put("snapshot.json", metaFile(snapshot)).build();
    return header("timestamp", repository.latest("timestamp") + 1, days).put("meta", meta).build();
  }

  private static JsonObject metaFile(Draft file) throws ReleaseException {
    byte[] bytes = file.bytes();
    return JsonObject.builder()
        .put("version", file.version())
        .put("length", bytes.length)
        .put("hashes", JsonObject.builder().put("sha256", Digests.hex("SHA-256", bytes)).build())
        .build();
  }

  /** What a targets role says next. */
  JsonObject targets(JsonObject content, long version, int days) {
    JsonObject.Builder next =
        header("targets", version, days).put("targets", content.get("targets").orElse(empty()));
    content.get("delegations").ifPresent(delegations -> next.put("delegations", delegations));
    return next.build();
  }

  /** The same targets with one more file, or another one at its path. */
  JsonObject withFile(JsonObject before, String path, JsonObject file) throws ReleaseException {
    try {
      return with(
          before, "targets", with(before.optionalObject("targets").orElse(empty()), path, file));
    } catch (JsonException e) {
      throw new ReleaseException("the targets so far: " + e.getMessage());
    }
  }

  /** The same targets with a terminating delegation more, or another one of its name. */
  JsonObject withDelegation(JsonObject before, String name, RoleKeys signers, List<String> paths)
      throws ReleaseException {
    List<JsonValue> roles = new ArrayList<>();
    for (JsonObject role : delegations(before)) {
      if (!nameOf(role).equals(name)) {
        roles.add(role);
      }
    }
    roles.add(
        JsonObject.builder()
            .put("name", name)
            .put(
                "keyids", JsonArray.ofStrings(signers.keys().stream().map(PublicPart::id).toList()))
            .put("threshold", signers.threshold())
            .put("paths", JsonArray.ofStrings(paths))
            .put("terminating", true)
            .build());
    try {
      JsonObject keys =
          before
              .optionalObject("delegations")
              .orElse(JsonObject.builder().put("keys", empty()).build())
              .object("keys");
      for (PublicPart key : signers.keys()) {
        keys = with(keys, key.id(), key.json());
      }
      return with(
          before,
          "delegations",
          JsonObject.builder().put("keys", keys).put("roles", new JsonArray(roles)).build());
    } catch (JsonException e) {
      throw new ReleaseException("the delegations so far: " + e.getMessage());
    }
  }

  private static List<JsonObject> delegations(JsonObject targets) throws ReleaseException {
    try {
      return targets.optionalObject("delegations").orElse(empty()).array("roles").objects("roles");
    } catch (JsonException e) {
      throw new ReleaseException("the delegations: " + e.getMessage());
    }
  }

  private static String nameOf(JsonObject role) throws ReleaseException {
    try {
      return role.string("name");
    } catch (JsonException e) {
      throw new ReleaseException("a delegation: " + e.getMessage());
    }
  }

  private static JsonObject with(JsonObject object, String name, JsonValue value) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new JsonObject(members);
  }

  static JsonObject empty() {
    return JsonObject.builder().build();
  }
}
