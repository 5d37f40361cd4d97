package jp.nozomi.cert.testkit.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;

/**
 * The latest one-time password that a customer's token showed, so that it shows none twice.
 *
 * <p>Kept beside the bank's state, in a file of the token's own: the token is another process.
 */
public final class TokenMemory {
  private final Path file;

  /**
   * Takes a customer's token in hand.
   *
   * @param root the bank's state directory
   * @param loginId the customer
   */
  public TokenMemory(Path root, String loginId) {
    this.file = root.resolve("tokens").resolve(loginId + ".json");
  }

  /**
   * Reads the latest time step.
   *
   * @return the step, or a past one if the token showed nothing yet
   * @throws IOException if the file is unreadable or damaged
   */
  public long latestStep() throws IOException {
    if (!Files.exists(file)) {
      return Long.MIN_VALUE;
    }
    try {
      return new JsonReader(JsonLimits.MESSAGE)
          .readObject(Files.readAllBytes(file))
          .integer("step");
    } catch (JsonException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the latest time step.
   *
   * @param step the step of the password that is shown now
   * @throws IOException if it can't be written
   */
  public void shown(long step) throws IOException {
    AtomicFiles.write(file, JsonWriter.compact(JsonObject.builder().put("step", step).build()));
  }
}
