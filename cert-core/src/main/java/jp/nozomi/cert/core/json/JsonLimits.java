package jp.nozomi.cert.core.json;

/**
 * How much JSON a reader accepts before it gives up.
 *
 * @param maxBytes the longest text, in bytes of UTF-8
 * @param maxDepth the deepest nesting of arrays and objects
 * @param maxStringLength the longest string, in UTF-16 units
 * @param maxValues the most values in the whole text
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxStringLength, int maxValues) {
  /** Limits for one message of the wire protocol: 256 KiB, 16 levels. */
  public static final JsonLimits MESSAGE = new JsonLimits(256 * 1024, 16, 128 * 1024, 10_000);
}
