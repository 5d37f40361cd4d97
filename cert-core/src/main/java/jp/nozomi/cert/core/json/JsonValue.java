package jp.nozomi.cert.core.json;

/**
 * One value of RFC 8259.
 *
 * <p>Immutable and thread-safe. Read with {@link JsonReader}, written with {@link JsonWriter}.
 */
public sealed interface JsonValue
    permits JsonArray, JsonBoolean, JsonNull, JsonNumber, JsonObject, JsonString {}
