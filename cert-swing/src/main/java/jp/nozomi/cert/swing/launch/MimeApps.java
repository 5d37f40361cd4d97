package jp.nozomi.cert.swing.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * The user's choices of programs, {@code mimeapps.list} (freedesktop.org, MIME applications
 * associations), as text.
 *
 * <p>Written here instead of by {@code xdg-mime}, which can set a choice but not take it back, and
 * is not on every PC. What is not ours stays as it is, byte for byte.
 */
final class MimeApps {
  private static final String DEFAULTS = "[Default Applications]";

  private MimeApps() {}

  /** Makes an entry the default for a type. */
  static String with(String text, String type, String entry) {
    List<String> lines = lines(without(text, type, entry));
    int at = lines.indexOf(DEFAULTS);
    if (at < 0) {
      lines.add(DEFAULTS);
      at = lines.size() - 1;
    }
    int old = find(lines, at, type);
    if (old >= 0) {
      lines.remove(old);
    }
    lines.add(at + 1, type + "=" + entry + ";");
    return join(lines);
  }

  /** Takes the entry back, if it is the default still. */
  static String without(String text, String type, String entry) {
    List<String> lines = lines(text);
    int at = lines.indexOf(DEFAULTS);
    int line = at < 0 ? -1 : find(lines, at, type);
    if (line < 0 || !lines.get(line).strip().matches("[^=]*=\\s*\\Q" + entry + "\\E;?")) {
      return text;
    }
    lines.remove(line);
    return join(lines);
  }

  private static int find(List<String> lines, int section, String type) {
    for (int i = section + 1; i < lines.size() && !lines.get(i).startsWith("["); i++) {
      if (lines.get(i).split("=", 2)[0].strip().equals(type)) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(text.lines().toList());
  }

  private static String join(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
