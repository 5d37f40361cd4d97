package jp.nozomi.cert.update.tuf;

import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;

/**
 * The timestamp role's metadata (specification, section 4.6).
 *
 * @param header version and expiry
 * @param snapshot what it says of the snapshot
 */
record Timestamp(Header header, MetaFile snapshot) {
  static Timestamp parse(JsonObject signed) throws JsonException, UpdateException {
    Header header = Header.parse(signed, RoleType.TIMESTAMP);
    return new Timestamp(
        header, MetaFile.parse(signed.object("meta").object(Snapshot.fileOf("snapshot"))));
  }
}
