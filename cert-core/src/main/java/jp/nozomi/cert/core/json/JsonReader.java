package jp.nozomi.cert.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON of RFC 8259 within {@link JsonLimits}.
 *
 * <p>Strict: duplicate member names, trailing text, comments and malformed UTF-8 are errors.
 * Immutable and thread-safe.
 */
public final class JsonReader {
  private static final int MAX_NUMBER_LENGTH = 100;

  private final JsonLimits limits;
  private final JsonFactory factory;

  /**
   * Makes a reader.
   *
   * @param limits how much it accepts
   */
  public JsonReader(JsonLimits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxStringLength(limits.maxStringLength())
                    .maxNameLength(Math.min(limits.maxStringLength(), 1024))
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();
  }

  /**
   * Reads one value.
   *
   * @param utf8 the whole text
   * @return the value
   * @throws JsonException if the text is not JSON or is over a limit
   */
  public JsonValue read(byte[] utf8) throws JsonException {
    if (utf8.length > limits.maxBytes()) {
      throw new JsonException("$", "longer than " + limits.maxBytes() + " bytes");
    }
    try (JsonParser parser = factory.createParser(utf8)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonException("$", "empty");
      }
      JsonValue value = value(parser, first, new int[] {limits.maxValues()});
      if (parser.nextToken() != null) {
        throw new JsonException("$", "text after the value");
      }
      return value;
    } catch (JsonProcessingException e) {
      // The parser's own message quotes the text, which may hold a secret: only the place is kept.
      throw new JsonException("offset " + e.getLocation().getByteOffset(), "not acceptable JSON");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Reads one object.
   *
   * @param utf8 the whole text
   * @return the object
   * @throws JsonException if the text is not a JSON object or is over a limit
   */
  public JsonObject readObject(byte[] utf8) throws JsonException {
    if (read(utf8) instanceof JsonObject object) {
      return object;
    }
    throw new JsonException("$", "must be an object");
  }

  private JsonValue value(JsonParser parser, JsonToken token, int[] budget)
      throws IOException, JsonException {
    if (--budget[0] < 0) {
      throw new JsonException("$", "more than " + limits.maxValues() + " values");
    }
    switch (token) {
      case START_OBJECT:
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          members.put(name, value(parser, parser.nextToken(), budget));
        }
        return new JsonObject(members);
      case START_ARRAY:
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          elements.add(value(parser, next, budget));
        }
        return new JsonArray(elements);
      case VALUE_STRING:
        return new JsonString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT:
        return new JsonNumber(new BigDecimal(parser.getText()));
      case VALUE_TRUE:
        return new JsonBoolean(true);
      case VALUE_FALSE:
        return new JsonBoolean(false);
      case VALUE_NULL:
        return JsonNull.NULL;
      default:
        throw new JsonException("$", "unexpected token");
    }
  }
}
