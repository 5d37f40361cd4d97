package jp.nozomi.cert.update.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header Content-Range of RFC 9110, section 14.4.
 *
 * @param first the first byte's position
 * @param last the last byte's position
 * @param total the whole length
 */
record ContentRange(long first, long last, long total) {
  private static final Pattern FORM =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})", Pattern.CASE_INSENSITIVE);

  static Optional<ContentRange> parse(String header) {
    Matcher matcher = FORM.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ContentRange(
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(3))));
  }

  boolean continues(long have, long length) {
    return first == have && last == length - 1 && total == length;
  }
}
