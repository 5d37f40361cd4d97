package jp.nozomi.cert.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a query or an HTML form, {@code application/x-www-form-urlencoded}. */
public final class FormFields {
  private FormFields() {}

  /**
   * Reads the fields.
   *
   * @param text the encoded text
   * @return the decoded fields in order; of a repeated one the last; malformed ones are left out
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int mark = pair.indexOf('=');
      if (mark <= 0) {
        continue;
      }
      try {
        fields.put(decoded(pair.substring(0, mark)), decoded(pair.substring(mark + 1)));
      } catch (IllegalArgumentException e) {
        // A stray percent sign: whoever sent it gets the answer for a missing field.
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
