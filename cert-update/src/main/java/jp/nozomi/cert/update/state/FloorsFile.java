package jp.nozomi.cert.update.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;

/**
 * Keeps the {@link Floors} in two checksummed files, written one after the other, so that no single
 * damaged file loses them.
 */
final class FloorsFile {
  private static final int MAX_BYTES = 2_000_000;
  private static final int CHECKSUM_LENGTH = 64;
  private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 8, 4096, 100_000);

  private final List<Path> copies;

  FloorsFile(Path folder) {
    this.copies = List.of(folder.resolve("floors.a"), folder.resolve("floors.b"));
  }

  private record Generation(long number, Floors floors) {}

  Floors read() throws IOException {
    return newest().map(Generation::floors).orElse(Floors.NONE);
  }

  void write(Floors floors) throws IOException {
    long number = newest().map(Generation::number).orElse(0L) + 1;
    byte[] body = JsonWriter.compact(toJson(number, floors));
    byte[] content = new byte[CHECKSUM_LENGTH + body.length];
    System.arraycopy(checksum(body, 0), 0, content, 0, CHECKSUM_LENGTH);
    System.arraycopy(body, 0, content, CHECKSUM_LENGTH, body.length);
    for (Path copy : copies) {
      AtomicFiles.write(copy, content);
    }
  }

  private Optional<Generation> newest() throws IOException {
    Optional<Generation> newest = Optional.empty();
    for (Path copy : copies) {
      Optional<Generation> read = AtomicFiles.read(copy, MAX_BYTES).flatMap(FloorsFile::parse);
      if (read.isPresent() && (newest.isEmpty() || read.get().number() > newest.get().number())) {
        newest = read;
      }
    }
    return newest;
  }

  private static Optional<Generation> parse(byte[] content) {
    if (content.length < CHECKSUM_LENGTH
        || !MessageDigest.isEqual(
            checksum(content, CHECKSUM_LENGTH),
            java.util.Arrays.copyOf(content, CHECKSUM_LENGTH))) {
      return Optional.empty();
    }
    byte[] body = java.util.Arrays.copyOfRange(content, CHECKSUM_LENGTH, content.length);
    try {
      return Optional.of(fromJson(new JsonReader(LIMITS).readObject(body)));
    } catch (JsonException e) {
      // Whole but of another form: written by a later version of the app. It counts as absent.
      return Optional.empty();
    }
  }

  private static JsonObject toJson(long number, Floors floors) {
    JsonObject.Builder meta = JsonObject.builder();
    new TreeMap<>(floors.meta()).forEach((name, version) -> meta.put(name, version.longValue()));
    return JsonObject.builder()
        .put("generation", number)
        .put("root", floors.root())
        .put("timestamp", floors.timestamp())
        .put("snapshot", floors.snapshot())
        .put("meta", meta.build())
        .put("timestampKeys", toJson(floors.timestampKeys()))
        .put("snapshotKeys", toJson(floors.snapshotKeys()))
        .build();
  }

  private static JsonObject toJson(Floors.SeenUnder keys) {
    return JsonObject.builder()
        .put("keys", JsonArray.ofStrings(new java.util.TreeSet<>(keys.keys())))
        .put("threshold", keys.threshold())
        .build();
  }

  private static Generation fromJson(JsonObject json) throws JsonException {
    Map<String, Long> meta = new LinkedHashMap<>();
    JsonObject listed = json.object("meta");
    for (String name : listed.members().keySet()) {
      meta.put(name, listed.integer(name));
    }
    return new Generation(
        json.integer("generation"),
        new Floors(
            json.integer("root"),
            json.integer("timestamp"),
            json.integer("snapshot"),
            meta,
            seenUnder(json.object("timestampKeys")),
            seenUnder(json.object("snapshotKeys"))));
  }

  private static Floors.SeenUnder seenUnder(JsonObject json) throws JsonException {
    return new Floors.SeenUnder(
        Set.copyOf(json.strings("keys")), json.integer("threshold", 0, Integer.MAX_VALUE));
  }

  private static byte[] checksum(byte[] content, int from) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content, from, content.length - from);
      return HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
