package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.update.state.AtomicFiles;
import jp.nozomi.cert.update.tuf.CanonicalJson;
import jp.nozomi.cert.update.tuf.Digests;
import jp.nozomi.cert.update.tuf.RoleType;
import jp.nozomi.cert.update.tuf.SignedFile;

/**
 * A metadata file on its way: it is carried to each key's machine, whose signature is carried back.
 *
 * @param signed what is to be signed
 * @param signatures those that there are
 */
record Draft(JsonObject signed, List<JsonObject> signatures) {
  private static final int GROUP = 4;

  Draft {
    signatures = List.copyOf(signatures);
  }

  static Draft of(JsonObject signed) {
    return new Draft(signed, List.of());
  }

  static Draft read(Path file) throws ReleaseException, IOException {
    try {
      SignedFile parsed = SignedFile.parse(Files.readAllBytes(file), RoleType.TARGETS);
      List<JsonObject> signatures = new ArrayList<>();
      parsed
          .signatures()
          .forEach(
              (id, sig) ->
                  signatures.add(JsonObject.builder().put("keyid", id).put("sig", sig).build()));
      return new Draft(parsed.signed(), signatures);
    } catch (JsonException e) {
      throw new ReleaseException(file + " is no metadata: " + e.getMessage());
    }
  }

  void write(Path file) throws IOException {
    AtomicFiles.write(file, bytes());
  }

  byte[] bytes() {
    List<JsonValue> all = new ArrayList<>(signatures);
    return JsonWriter.compact(
        JsonObject.builder().put("signatures", new JsonArray(all)).put("signed", signed).build());
  }

  /** Adds a signature, in place of an earlier one of the same key. */
  Draft with(JsonObject signature) throws ReleaseException {
    try {
      String id = signature.string("keyid");
      signature.string("sig");
      List<JsonObject> all = new ArrayList<>();
      for (JsonObject other : signatures) {
        if (!other.string("keyid").equals(id)) {
          all.add(other);
        }
      }
      all.add(signature);
      return new Draft(signed, all);
    } catch (JsonException e) {
      throw new ReleaseException("no signature: " + e.getMessage());
    }
  }

  byte[] canonical() throws ReleaseException {
    try {
      return CanonicalJson.encode(signed);
    } catch (JsonException e) {
      throw new ReleaseException("can not be signed: " + e.getMessage());
    }
  }

  /** The hash of what is signed, in groups that two people can read to each other. */
  String spokenHash() throws ReleaseException {
    String hex = Digests.hex("SHA-256", canonical());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < hex.length(); i += GROUP) {
      out.append(i == 0 ? "" : " ").append(hex, i, i + GROUP);
    }
    return out.toString();
  }

  long version() throws ReleaseException {
    try {
      return signed.integer("version");
    } catch (JsonException e) {
      throw new ReleaseException("no version: " + e.getMessage());
    }
  }

  String type() throws ReleaseException {
    try {
      return signed.string("_type");
    } catch (JsonException e) {
      throw new ReleaseException("no type: " + e.getMessage());
    }
  }
}
