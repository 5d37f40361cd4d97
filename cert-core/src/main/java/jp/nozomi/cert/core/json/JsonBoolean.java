package jp.nozomi.cert.core.json;

/**
 * A JSON boolean.
 *
 * @param value the truth value
 */
public record JsonBoolean(boolean value) implements JsonValue {}
