package jp.nozomi.cert.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes JSON of RFC 8259 as UTF-8. */
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  /**
   * Writes a value on one line, members in their order.
   *
   * @param value the value
   * @return the text in UTF-8
   * @throws IllegalArgumentException if a string has a surrogate without its partner
   */
  public static byte[] compact(JsonValue value) {
    return write(value, false);
  }

  /**
   * Writes a value with line feeds and an indent of two, the same on every system.
   *
   * @param value the value
   * @return the text in UTF-8
   * @throws IllegalArgumentException if a string has a surrogate without its partner
   */
  public static byte[] pretty(JsonValue value) {
    return write(value, true);
  }

  private static byte[] write(JsonValue value, boolean pretty) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      if (pretty) {
        generator.setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      }
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return encode(out.getBuffer());
  }

  private static byte[] encode(CharSequence text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] utf8 = new byte[encoded.remaining()];
      encoded.get(utf8);
      return utf8;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a surrogate without its partner in a string", e);
    }
  }

  private static void write(JsonGenerator generator, JsonValue value) throws IOException {
    if (value instanceof JsonObject object) {
      generator.writeStartObject();
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        generator.writeFieldName(member.getKey());
        write(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof JsonArray array) {
      generator.writeStartArray();
      for (JsonValue element : array.elements()) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else if (value instanceof JsonString string) {
      generator.writeString(string.value());
    } else if (value instanceof JsonNumber number) {
      generator.writeNumber(number.value());
    } else if (value instanceof JsonBoolean bool) {
      generator.writeBoolean(bool.value());
    } else {
      generator.writeNull();
    }
  }
}
