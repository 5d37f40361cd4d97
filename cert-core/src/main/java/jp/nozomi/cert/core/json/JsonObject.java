package jp.nozomi.cert.core.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON object.
 *
 * <p>A member that is null counts as absent. The getters throw {@link JsonException} with the
 * member's name when it has another type.
 *
 * @param members the members in the order of the text, immutable
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
  private static final int LARGEST_SCALE = 20;

  /** RFC 3339 section 5.6; the JDK's own formatter also takes years of nine digits. */
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd'T'HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Copies the members.
   *
   * @param members the members in order
   */
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * Starts an object.
   *
   * @return an empty builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Gives a member's value.
   *
   * @param name the member's name
   * @return the value, or empty if it is absent or null
   */
  public Optional<JsonValue> get(String name) {
    JsonValue value = members.get(name);
    return value == null || value == JsonNull.NULL ? Optional.empty() : Optional.of(value);
  }

  /**
   * Gives a string member.
   *
   * @param name the member's name
   * @return the text
   * @throws JsonException if it is absent or not a string
   */
  public String string(String name) throws JsonException {
    return require(name, optionalString(name));
  }

  /**
   * Gives a string member that may be absent.
   *
   * @param name the member's name
   * @return the text, or empty
   * @throws JsonException if it is not a string
   */
  public Optional<String> optionalString(String name) throws JsonException {
    return typed(name, JsonString.class, "a string").map(JsonString::value);
  }

  /**
   * Gives an integer member.
   *
   * @param name the member's name
   * @return the integer
   * @throws JsonException if it is absent or not an integer of 64 bits
   */
  public long integer(String name) throws JsonException {
    OptionalLong value = optionalInteger(name);
    if (value.isEmpty()) {
      throw new JsonException(name, "missing");
    }
    return value.getAsLong();
  }

  /**
   * Gives an integer member that may be absent; 1.0 and 1e1 are integers too.
   *
   * @param name the member's name
   * @return the integer, or empty
   * @throws JsonException if it is not an integer of 64 bits
   */
  public OptionalLong optionalInteger(String name) throws JsonException {
    Optional<BigDecimal> number =
        typed(name, JsonNumber.class, "an integer").map(JsonNumber::value);
    if (number.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!isLong(number.get())) {
      throw new JsonException(name, "must be an integer of 64 bits");
    }
    return OptionalLong.of(number.get().longValue());
  }

  /**
   * Gives an integer member within bounds.
   *
   * @param name the member's name
   * @param min the smallest that is accepted
   * @param max the largest that is accepted
   * @return the integer
   * @throws JsonException if it is absent, not an integer, or out of bounds
   */
  public int integer(String name, int min, int max) throws JsonException {
    long value = integer(name);
    if (value < min || value > max) {
      throw new JsonException(name, "must be from " + min + " to " + max);
    }
    return (int) value;
  }

  /**
   * Gives a boolean member, false if absent.
   *
   * @param name the member's name
   * @return its truth value
   * @throws JsonException if it is not a boolean
   */
  public boolean flag(String name) throws JsonException {
    return typed(name, JsonBoolean.class, "true or false").map(JsonBoolean::value).orElse(false);
  }

  /**
   * Gives an object member.
   *
   * @param name the member's name
   * @return the object
   * @throws JsonException if it is absent or not an object
   */
  public JsonObject object(String name) throws JsonException {
    return require(name, optionalObject(name));
  }

  /**
   * Gives an object member that may be absent.
   *
   * @param name the member's name
   * @return the object, or empty
   * @throws JsonException if it is not an object
   */
  public Optional<JsonObject> optionalObject(String name) throws JsonException {
    return typed(name, JsonObject.class, "an object");
  }

  /**
   * Gives an array member, empty if absent.
   *
   * @param name the member's name
   * @return the array
   * @throws JsonException if it is not an array
   */
  public JsonArray array(String name) throws JsonException {
    return typed(name, JsonArray.class, "an array").orElseGet(() -> new JsonArray(List.of()));
  }

  /**
   * Gives an array member of strings, empty if absent.
   *
   * @param name the member's name
   * @return the strings in order
   * @throws JsonException if it is not an array of strings
   */
  public List<String> strings(String name) throws JsonException {
    return array(name).strings(name);
  }

  /**
   * Gives an instant member in the form of RFC 3339 section 5.6, at most to the nanosecond.
   *
   * @param name the member's name
   * @return the instant, or empty if absent
   * @throws JsonException if it is not an instant
   */
  public Optional<Instant> optionalInstant(String name) throws JsonException {
    Optional<String> text = optionalString(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DATE_TIME.parse(text.get(), Instant::from));
    } catch (DateTimeParseException e) {
      throw new JsonException(name, "must be a time of RFC 3339");
    }
  }

  /**
   * Gives a member of standard or URL-safe base64 (RFC 4648), padded or not.
   *
   * @param name the member's name
   * @return the bytes
   * @throws JsonException if it is absent or not base64
   */
  public byte[] base64(String name) throws JsonException {
    String text = string(name);
    try {
      return text.indexOf('-') >= 0 || text.indexOf('_') >= 0
          ? Base64.getUrlDecoder().decode(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new JsonException(name, "must be base64");
    }
  }

  private static boolean isLong(BigDecimal number) {
    // The scale first: one of 10^9 would make the next steps build a number of that many digits.
    return Math.abs((long) number.scale()) <= LARGEST_SCALE
        && number.stripTrailingZeros().scale() <= 0
        && number.toBigInteger().bitLength() < Long.SIZE;
  }

  private <T extends JsonValue> Optional<T> typed(String name, Class<T> type, String what)
      throws JsonException {
    Optional<JsonValue> value = get(name);
    if (value.isPresent() && !type.isInstance(value.get())) {
      throw new JsonException(name, "must be " + what);
    }
    return value.map(type::cast);
  }

  private static <T> T require(String name, Optional<T> value) throws JsonException {
    if (value.isEmpty()) {
      throw new JsonException(name, "missing");
    }
    return value.get();
  }

  /** Collects members in order. Not thread-safe. */
  public static final class Builder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets a member.
     *
     * @param name its name
     * @param value its value
     * @return this builder
     */
    public Builder put(String name, JsonValue value) {
      members.put(name, value);
      return this;
    }

    /**
     * Sets a string member.
     *
     * @param name its name
     * @param value its text
     * @return this builder
     */
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /**
     * Sets an integer member.
     *
     * @param name its name
     * @param value the integer
     * @return this builder
     */
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /**
     * Sets a boolean member.
     *
     * @param name its name
     * @param value its truth value
     * @return this builder
     */
    public Builder put(String name, boolean value) {
      return put(name, new JsonBoolean(value));
    }

    /**
     * Sets a string member if there is a value.
     *
     * @param name its name
     * @param value its text, or empty for no member
     * @return this builder
     */
    public Builder put(String name, Optional<String> value) {
      value.ifPresent(text -> put(name, text));
      return this;
    }

    /**
     * Makes the object.
     *
     * @return the object
     */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
