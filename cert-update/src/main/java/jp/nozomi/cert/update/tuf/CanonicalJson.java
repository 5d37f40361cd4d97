package jp.nozomi.cert.update.tuf;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonBoolean;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonNumber;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonString;
import jp.nozomi.cert.core.json.JsonValue;

/**
 * The canonical form that signatures cover (specification, section 4.2.1).
 *
 * <p>Members are sorted by the UTF-8 bytes of their names, strings escape only the quotation mark
 * and the backslash, numbers are integers, and there is no white space.
 */
public final class CanonicalJson {
  private static final int MAX_DIGITS = 20;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CanonicalJson() {}

  /**
   * Encodes a value.
   *
   * @param value the value
   * @return its canonical bytes
   * @throws JsonException if it has no canonical form: a fraction, or half of a surrogate pair
   */
  public static byte[] encode(JsonValue value) throws JsonException {
    CanonicalJson encoder = new CanonicalJson();
    encoder.write(value);
    return encoder.out.toByteArray();
  }

  private void write(JsonValue value) throws JsonException {
    if (value instanceof JsonObject object) {
      writeObject(object);
    } else if (value instanceof JsonArray array) {
      out.write('[');
      Iterator<JsonValue> elements = array.elements().iterator();
      while (elements.hasNext()) {
        write(elements.next());
        if (elements.hasNext()) {
          out.write(',');
        }
      }
      out.write(']');
    } else if (value instanceof JsonString string) {
      writeString(utf8(string.value()));
    } else if (value instanceof JsonNumber number) {
      writeAscii(integer(number.value()));
    } else if (value instanceof JsonBoolean bool) {
      writeAscii(Boolean.toString(bool.value()));
    } else {
      writeAscii("null");
    }
  }

  private void writeObject(JsonObject object) throws JsonException {
    // The order of UTF-8 bytes is that of code points; String's own order is not.
    Map<byte[], JsonValue> sorted = new TreeMap<>(Arrays::compareUnsigned);
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      sorted.put(utf8(member.getKey()), member.getValue());
    }
    out.write('{');
    boolean first = true;
    for (Map.Entry<byte[], JsonValue> member : sorted.entrySet()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      writeString(member.getKey());
      out.write(':');
      write(member.getValue());
    }
    out.write('}');
  }

  private void writeString(byte[] utf8) {
    out.write('"');
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        out.write('\\');
      }
      out.write(b);
    }
    out.write('"');
  }

  private void writeAscii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String integer(BigDecimal value) throws JsonException {
    // Also keeps 1e9 and 1.0 out, which other encoders write in other ways.
    if (value.scale() != 0 || value.precision() > MAX_DIGITS) {
      throw new JsonException("$", "only integers have a canonical form");
    }
    return value.toPlainString();
  }

  private static byte[] utf8(String text) throws JsonException {
    try {
      ByteBuffer encoded =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new JsonException("$", "half of a surrogate pair");
    }
  }
}
