package jp.nozomi.cert.swing.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the browsers that run, by the names of their programs. */
final class RunningBrowsers {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("chrome", "Google Chrome"),
          Map.entry("google chrome", "Google Chrome"),
          Map.entry("chromium", "Chromium"),
          Map.entry("chromium-browser", "Chromium"),
          Map.entry("firefox", "Firefox"),
          Map.entry("firefox-bin", "Firefox"),
          Map.entry("firefox-esr", "Firefox"),
          Map.entry("msedge", "Microsoft Edge"),
          Map.entry("microsoft edge", "Microsoft Edge"),
          Map.entry("iexplore", "Internet Explorer"),
          Map.entry("safari", "Safari"),
          Map.entry("brave", "Brave"),
          Map.entry("brave browser", "Brave"),
          Map.entry("opera", "Opera"),
          Map.entry("vivaldi", "Vivaldi"),
          Map.entry("vivaldi-bin", "Vivaldi"));

  private RunningBrowsers() {}

  /** The names of this user's browsers, each once. */
  static List<String> find() {
    Optional<String> me = ProcessHandle.current().info().user();
    return names(
        ProcessHandle.allProcesses()
            .map(ProcessHandle::info)
            .filter(info -> info.user().equals(me))
            .flatMap(info -> info.command().stream()));
  }

  static List<String> names(Stream<String> programs) {
    return programs.flatMap(program -> name(program).stream()).distinct().sorted().toList();
  }

  private static Optional<String> name(String program) {
    try {
      String file = String.valueOf(Path.of(program).getFileName()).toLowerCase(Locale.ROOT);
      String plain = file.endsWith(".exe") ? file.substring(0, file.length() - 4) : file;
      return Optional.ofNullable(NAMES.get(plain));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
