package jp.nozomi.cert.core.input;

import java.util.Locale;
import java.util.Optional;

/** The characters that a field accepts (wire protocol, section 3.1). */
public enum Characters {
  /** ASCII digits. */
  DIGITS,
  /** ASCII letters and digits. */
  ALPHANUMERIC,
  /** U+0020 to U+007E. */
  ASCII,
  /** Everything but control characters and surrogates without their partner. */
  ANY;

  /**
   * Finds a set by its name in profiles and messages.
   *
   * @param label the name in lower case
   * @return the set, or empty if there is none of that name
   */
  public static Optional<Characters> find(String label) {
    for (Characters set : values()) {
      if (set.label().equals(label)) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  /**
   * Gives the name in profiles and messages.
   *
   * @return the name in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells whether a character is in the set.
   *
   * @param codePoint the Unicode code point
   * @return true if the field accepts it
   */
  public boolean contains(int codePoint) {
    return switch (this) {
      case DIGITS -> codePoint >= '0' && codePoint <= '9';
      case ALPHANUMERIC ->
          (codePoint >= '0' && codePoint <= '9')
              || (codePoint >= 'A' && codePoint <= 'Z')
              || (codePoint >= 'a' && codePoint <= 'z');
      case ASCII -> codePoint >= ' ' && codePoint <= '~';
      case ANY ->
          !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    };
  }
}
