package jp.nozomi.cert.update.tuf;

import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * A file that a targets role lists (specification, section 4.5).
 *
 * @param path its path, with slashes
 * @param length its exact length in bytes
 * @param hashes its hashes in hex by algorithm, at least one
 * @param custom what the application said of it
 */
public record TargetFile(String path, long length, Map<String, String> hashes, JsonObject custom) {
  /** Copies the hashes. */
  public TargetFile {
    hashes = Map.copyOf(hashes);
  }

  static TargetFile parse(String path, JsonObject file) throws JsonException {
    long length = file.integer("length");
    if (length < 0) {
      throw new JsonException("length", "must not be negative");
    }
    return new TargetFile(
        path,
        length,
        MetaFile.parseHashes(file.object("hashes")),
        file.optionalObject("custom").orElseGet(() -> JsonObject.builder().build()));
  }
}
