package jp.nozomi.cert.update.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.update.state.AtomicFiles;

/**
 * An installation that was about to begin, for the next start to settle.
 *
 * @param version what it installs
 * @param process the installer's process; empty until it is started
 * @param log the installer's log
 */
public record Intent(String version, OptionalLong process, String log) {
  private static final JsonLimits LIMITS = new JsonLimits(16 * 1024, 4, 8 * 1024, 100);
  private static final String FILE = "intent.json";

  /**
   * Reads the intent.
   *
   * @param state the state's folder
   * @return the intent, or empty; a torn one counts as none
   * @throws IOException if it can not be read
   */
  public static Optional<Intent> read(Path state) throws IOException {
    Optional<byte[]> bytes = AtomicFiles.read(state.resolve(FILE), LIMITS.maxBytes());
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonObject json = new JsonReader(LIMITS).readObject(bytes.get());
      return Optional.of(
          new Intent(json.string("version"), json.optionalInteger("process"), json.string("log")));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  void write(Path state) throws IOException {
    JsonObject.Builder json = JsonObject.builder().put("version", version).put("log", log);
    process.ifPresent(id -> json.put("process", id));
    AtomicFiles.write(state.resolve(FILE), JsonWriter.compact(json.build()));
  }

  /**
   * Forgets the intent.
   *
   * @param state the state's folder
   * @throws IOException if it can not be deleted
   */
  public static void clear(Path state) throws IOException {
    AtomicFiles.delete(state.resolve(FILE));
  }
}
