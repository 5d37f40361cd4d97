package jp.nozomi.cert.swing.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.LocalText;

/**
 * A desktop entry (freedesktop.org, Desktop Entry Specification 1.5), as text.
 *
 * @param name what people see
 * @param command the program and its arguments; one that is a field code stands for what is opened
 * @param keys further lines, {@code Key=Value}
 */
public record DesktopEntry(LocalText name, List<String> command, List<String> keys) {
  /** The field code for one URL. */
  public static final String URL = "%u";

  /** Copies the lists. */
  public DesktopEntry {
    command = List.copyOf(command);
    keys = List.copyOf(keys);
  }

  /**
   * Starts the command of a program.
   *
   * @param program the program
   * @param arguments its arguments
   * @return the program and its arguments
   */
  public static List<String> command(Path program, String... arguments) {
    return Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
  }

  /**
   * Writes the entry.
   *
   * @return the text of the file, to be written in UTF-8
   */
  public String text() {
    String exec = command.stream().map(DesktopEntry::argument).collect(Collectors.joining(" "));
    return Stream.concat(
            Stream.of(
                "[Desktop Entry]",
                "Type=Application",
                "Version=1.0",
                "Name=" + value(name.en()),
                "Name[ja]=" + value(name.ja()),
                "Exec=" + value(exec),
                "Terminal=false"),
            keys.stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Quotes an argument of Exec, where it needs it (section "The Exec key"). */
  private static String argument(String text) {
    if (text.equals(URL)) {
      return text;
    }
    String percent = text.replace("%", "%%");
    return percent.matches("[A-Za-z0-9@%+=:,./_-]+")
        ? percent
        : '"' + percent.replaceAll("[\"`$\\\\]", "\\\\$0") + '"';
  }

  /** Escapes a value of any key (section "Possible value types"). */
  private static String value(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a desktop entry has no place for control characters");
    }
    return text.replace("\\", "\\\\");
  }
}
