package jp.nozomi.cert.testkit.wire;

import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;

/** Reads what clients send; the JSON library is loaded with the first message, not at the start. */
public final class Messages {
  private static final JsonReader READER = new JsonReader(JsonLimits.MESSAGE);

  private Messages() {}

  /**
   * Reads a message.
   *
   * @param utf8 the message
   * @return its members
   * @throws JsonException if it is no JSON object, or a larger one than any message
   */
  public static JsonObject read(byte[] utf8) throws JsonException {
    return READER.readObject(utf8);
  }
}
