package jp.nozomi.cert.protocol.wire;

import java.util.Arrays;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonString;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.secret.Secret;

/**
 * Writes {@code {"challenge": …, "answers": {…}}} without ever making a String of a secret, so that
 * closing clears every copy that this process made.
 */
final class AnswersBody implements AutoCloseable {
  private static final String HEX = "0123456789abcdef";

  private byte[] bytes = new byte[256];
  private int length;

  AnswersBody(String challenge, Map<String, Secret> answers) {
    plain("{\"challenge\":");
    name(challenge);
    plain(",\"answers\":{");
    String separator = "";
    for (Map.Entry<String, Secret> answer : answers.entrySet()) {
      plain(separator);
      separator = ",";
      name(answer.getKey());
      plain(":\"");
      answer
          .getValue()
          .useUtf8(
              utf8 -> {
                escape(utf8);
                return utf8.length;
              });
      plain("\"");
    }
    plain("}}");
  }

  byte[] bytes() {
    byte[] exact = Arrays.copyOf(bytes, length);
    Arrays.fill(bytes, (byte) 0);
    bytes = exact;
    return exact;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  private void name(String text) {
    for (byte b : JsonWriter.compact(new JsonString(text))) {
      add(b);
    }
  }

  private void plain(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      add((byte) ascii.charAt(i));
    }
  }

  /** The characters that RFC 8259 section 7 wants escaped are all one byte of UTF-8. */
  private void escape(byte[] utf8) {
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        add((byte) '\\');
        add(b);
      } else if (b >= 0 && b < ' ') {
        plain("\\u00");
        add((byte) HEX.charAt(b >> 4));
        add((byte) HEX.charAt(b & 15));
      } else {
        add(b);
      }
    }
  }

  private void add(byte b) {
    if (length == bytes.length) {
      byte[] larger = Arrays.copyOf(bytes, 2 * length);
      Arrays.fill(bytes, (byte) 0);
      bytes = larger;
    }
    bytes[length++] = b;
  }
}
