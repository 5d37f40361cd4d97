package jp.nozomi.cert.update.tuf;

import java.io.IOException;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.state.StateFolder;

/**
 * Reads one role's files.
 *
 * @param <T> the role's metadata
 * @param type the role's kind
 * @param role the role's name
 * @param authority who signs for it
 * @param parser makes the metadata of what is signed
 */
record Verifier<T>(RoleType type, String role, Authority authority, Parser<T> parser) {
  /** Makes metadata of what is signed. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(JsonObject signed) throws JsonException, UpdateException;
  }

  /** Reads a file that came from outside. */
  T verify(byte[] bytes) throws UpdateException {
    try {
      SignedFile file = SignedFile.parse(bytes, type);
      authority.verify(file, role);
      return parser.parse(file.signed());
    } catch (JsonException e) {
      throw malformed(role, e);
    }
  }

  /** Reads the file kept on this PC; one that is torn or no longer verifies counts as absent. */
  Optional<T> kept(StateFolder state) throws IOException {
    Optional<byte[]> bytes = keptBytes(state);
    try {
      return bytes.isEmpty() ? Optional.empty() : Optional.of(verify(bytes.get()));
    } catch (UpdateException e) {
      return Optional.empty();
    }
  }

  /** Reads the file kept on this PC if it is the very one that is meant. */
  Optional<T> kept(StateFolder state, MetaFile expected) throws IOException {
    Optional<byte[]> bytes = keptBytes(state);
    try {
      if (bytes.isPresent()) {
        expected.verify(bytes.get(), role);
        return Optional.of(verify(bytes.get()));
      }
    } catch (UpdateException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<byte[]> keptBytes(StateFolder state) throws IOException {
    return state.metadata(fileName(role), type.maxBytes());
  }

  void keep(StateFolder state, byte[] bytes) throws IOException {
    state.keepMetadata(fileName(role), bytes);
  }

  /**
   * Gives the name under which a role's file is kept.
   *
   * <p>A delegated role's name may hold anything and be of any length, and some file systems take
   * two cases for one: so its hash stands for it.
   */
  static String fileName(String role) {
    return RoleType.isTopLevel(role)
        ? role + ".json"
        : "delegated-"
            + Digests.hex("SHA-256", role.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + ".json";
  }

  static UpdateException malformed(String role, JsonException cause) {
    return UpdateException.check(UpdateReason.METADATA_MALFORMED, role + ": " + cause.getMessage());
  }
}
