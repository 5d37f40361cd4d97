package jp.nozomi.cert.update.tuf;

/**
 * Patterns of target paths (specification, section 4.5): {@code *} stands for any characters of one
 * folder or file name, {@code ?} for one of them, and neither for a slash.
 */
final class PathPattern {
  private PathPattern() {}

  static boolean matches(String pattern, String path) {
    int p = 0;
    int s = 0;
    int star = -1;
    int resume = 0;
    // Only the last star is ever tried again, so the time is bounded by the product of the lengths.
    while (s < path.length()) {
      char c = path.charAt(s);
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = s;
      } else if (p < pattern.length() && fits(pattern.charAt(p), c)) {
        p++;
        s++;
      } else if (star >= 0 && path.charAt(resume) != '/') {
        p = star + 1;
        s = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char wanted, char found) {
    return wanted == '?' ? found != '/' : wanted == found;
  }
}
