package jp.nozomi.cert.update.tuf;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/**
 * The snapshot role's metadata (specification, section 4.4).
 *
 * @param header version and expiry
 * @param meta what it says of each file of targets metadata, by file name
 */
record Snapshot(Header header, Map<String, MetaFile> meta) {
  Snapshot {
    meta = Map.copyOf(meta);
  }

  static Snapshot parse(JsonObject signed) throws JsonException, UpdateException {
    Header header = Header.parse(signed, RoleType.SNAPSHOT);
    JsonObject listed = signed.object("meta");
    Map<String, MetaFile> meta = new LinkedHashMap<>();
    for (String name : listed.members().keySet()) {
      meta.put(name, MetaFile.parse(listed.object(name)));
    }
    return new Snapshot(header, meta);
  }

  static String fileOf(String role) {
    return role + ".json";
  }

  MetaFile require(String role) throws UpdateException {
    MetaFile file = meta.get(fileOf(role));
    if (file == null) {
      throw UpdateException.check(
          UpdateReason.ROLE_NOT_IN_SNAPSHOT, "the snapshot does not list " + role);
    }
    return file;
  }
}
