package jp.nozomi.cert.core.json;

/** The JSON null. */
public enum JsonNull implements JsonValue {
  /** The only value. */
  NULL
}
