package jp.nozomi.cert.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of RFC 8259 within {@link JsonLimits}.
 *
 * <p>Strict: duplicate member names, trailing text, comments, malformed UTF-8 and surrogates
 * without their partner (RFC 8259 section 8.2) are errors. A byte order mark is ignored (section
 * 8.1), since editors write one into files. Immutable and thread-safe.
 */
public final class JsonReader {
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_NAME_LENGTH = 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String WHOLE = "$";

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
            // A stranger's member names stay out of the JVM's table of interned strings.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxStringLength(limits.maxStringLength())
                    .maxNameLength(Math.min(limits.maxStringLength(), MAX_NAME_LENGTH))
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
      throw new JsonException(WHOLE, "longer than " + limits.maxBytes() + " bytes");
    }
    CharBuffer text = decode(utf8);
    try (JsonParser parser =
        factory.createParser(text.array(), text.arrayOffset(), text.remaining())) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonException(WHOLE, "empty");
      }
      JsonValue value = value(parser, first, new Budget(limits.maxValues()));
      if (parser.nextToken() != null) {
        throw new JsonException(WHOLE, "text after the value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new JsonException(place(e.getLocation()), "not acceptable JSON");
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
    throw new JsonException(WHOLE, "must be an object");
  }

  /** Decodes here, because the parser would also take UTF-16 and UTF-32. */
  private static CharBuffer decode(byte[] utf8) throws JsonException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
      return text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK
          ? text.slice(1, text.length() - 1)
          : text;
    } catch (CharacterCodingException e) {
      throw new JsonException(WHOLE, "not UTF-8");
    }
  }

  /** The parser's own message quotes the text, which may hold a secret: only the place is kept. */
  private static String place(@Nullable JsonLocation location) {
    return location == null ? WHOLE : "character " + location.getCharOffset();
  }

  private JsonValue value(JsonParser parser, JsonToken token, Budget budget)
      throws IOException, JsonException {
    budget.takeOne();
    return switch (token) {
      case START_OBJECT -> object(parser, budget);
      case START_ARRAY -> array(parser, budget);
      case VALUE_STRING -> new JsonString(wellFormed(parser, parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(number(parser));
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new JsonException(place(parser.currentLocation()), "unexpected token");
    };
  }

  private JsonObject object(JsonParser parser, Budget budget) throws IOException, JsonException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = wellFormed(parser, parser.currentName());
      members.put(name, value(parser, parser.nextToken(), budget));
    }
    return new JsonObject(members);
  }

  private JsonArray array(JsonParser parser, Budget budget) throws IOException, JsonException {
    List<JsonValue> elements = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      elements.add(value(parser, next, budget));
    }
    return new JsonArray(elements);
  }

  private static String wellFormed(JsonParser parser, String text) throws JsonException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new JsonException(
          place(parser.currentLocation()), "a surrogate without its partner in a string");
    }
    return text;
  }

  private static BigDecimal number(JsonParser parser) throws IOException, JsonException {
    try {
      return new BigDecimal(parser.getText());
    } catch (NumberFormatException e) {
      throw new JsonException(
          place(parser.currentLocation()), "a number with too large an exponent");
    }
  }

  /** How many values the text may still have. */
  private static final class Budget {
    private final int most;
    private int used;

    Budget(int most) {
      this.most = most;
    }

    void takeOne() throws JsonException {
      if (++used > most) {
        throw new JsonException(WHOLE, "more than " + most + " values");
      }
    }
  }
}
