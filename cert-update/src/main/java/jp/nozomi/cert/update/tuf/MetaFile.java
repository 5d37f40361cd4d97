package jp.nozomi.cert.update.tuf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/**
 * What one role's metadata says of another's file (specification, sections 4.4 and 4.6).
 *
 * @param version the other's version
 * @param length its length in bytes, if told
 * @param hashes its hashes in hex by algorithm, empty if not told
 */
public record MetaFile(long version, OptionalLong length, Map<String, String> hashes) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{2,256}");

  /** Copies the hashes. */
  public MetaFile {
    hashes = Map.copyOf(hashes);
  }

  static MetaFile parse(JsonObject meta) throws JsonException {
    long version = meta.integer("version");
    OptionalLong length = meta.optionalInteger("length");
    if (version < 1 || (length.isPresent() && length.getAsLong() < 1)) {
      throw new JsonException("meta", "version and length must be positive");
    }
    Optional<JsonObject> hashes = meta.optionalObject("hashes");
    return new MetaFile(version, length, hashes.isEmpty() ? Map.of() : parseHashes(hashes.get()));
  }

  static Map<String, String> parseHashes(JsonObject hashes) throws JsonException {
    Map<String, String> out = new LinkedHashMap<>();
    for (String name : hashes.members().keySet()) {
      String value = hashes.string(name);
      // Hashes become parts of file names and addresses.
      if (!HEX.matcher(value).matches()) {
        throw new JsonException("hashes", "must be in hex");
      }
      out.put(name, value);
    }
    if (out.isEmpty()) {
      throw new JsonException("hashes", "must not be empty");
    }
    return out;
  }

  /**
   * Gives the most bytes to read of the file.
   *
   * @param type its kind
   * @return its told length, or the kind's limit if that is less
   */
  int maxBytes(RoleType type) {
    return (int) Math.min(length.orElse(type.maxBytes()), type.maxBytes());
  }

  /**
   * Requires that a file is the one that is meant.
   *
   * @param bytes the file
   * @param role its role's name, for the log
   * @throws UpdateException if its length or a hash differs
   */
  void verify(byte[] bytes, String role) throws UpdateException {
    if (length.isPresent() && length.getAsLong() != bytes.length) {
      throw UpdateException.check(
          length.getAsLong() < bytes.length ? UpdateReason.TOO_LONG : UpdateReason.TOO_SHORT,
          role + " has " + bytes.length + " bytes instead of " + length.getAsLong());
    }
    for (Map.Entry<String, String> hash : hashes.entrySet()) {
      Optional<String> algorithm = Digests.jdkName(hash.getKey());
      if (algorithm.isEmpty() || !Digests.hex(algorithm.get(), bytes).equals(hash.getValue())) {
        throw UpdateException.check(
            UpdateReason.HASH_MISMATCH, role + " does not have the " + hash.getKey() + " told of");
      }
    }
  }
}
