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
    JsonObject meta =
        JsonObject.builder().put("targets.json", metaFile(repository.published("targets"))).build();
    return header("snapshot", repository.latest("snapshot") + 1, days).put("meta", meta).build();
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

  /** The next targets: those before, changed by one. */
  JsonObject targets(JsonObject before, String path, JsonObject file, long version, int days)
      throws ReleaseException {
    try {
      Map<String, JsonValue> files =
          new LinkedHashMap<>(before.optionalObject("targets").orElse(empty()).members());
      files.put(path, file);
      JsonObject.Builder next =
          header("targets", version, days).put("targets", new JsonObject(files));
      before.optionalObject("delegations").ifPresent(d -> next.put("delegations", d));
      return next.build();
    } catch (JsonException e) {
      throw new ReleaseException("the published targets: " + e.getMessage());
    }
  }

  static JsonObject empty() {
    return JsonObject.builder().build();
  }
}
