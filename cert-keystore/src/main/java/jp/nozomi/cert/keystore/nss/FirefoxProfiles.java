package jp.nozomi.cert.keystore.nss;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profiles that a folder of Firefox names in {@code profiles.ini} and {@code installs.ini}.
 *
 * <p>Since Firefox 67 each installation has a default profile of its own, which goes before the one
 * marked as default. Damaged lines are passed over, as Firefox does.
 */
final class FirefoxProfiles {
  private static final int MAX_BYTES = 1 << 20;
  private static final String DEFAULT = "Default";

  private final Path folder;
  private final Map<String, Map<String, String>> profiles;
  private final Map<String, Map<String, String>> installations;

  FirefoxProfiles(Path folder) {
    this.folder = folder;
    this.profiles = sections(folder.resolve("profiles.ini"));
    this.installations = sections(folder.resolve("installs.ini"));
  }

  /** Gives the folder of the profile that Firefox opens by itself. */
  Optional<Path> preferred() {
    Stream<String> ofInstallations =
        Stream.concat(
                installations.values().stream(),
                profiles.entrySet().stream()
                    .filter(section -> section.getKey().startsWith("Install"))
                    .map(Map.Entry::getValue))
            .flatMap(section -> Optional.ofNullable(section.get(DEFAULT)).stream());
    Stream<Path> candidates =
        Stream.of(
                ofInstallations.flatMap(path -> resolve(path).stream()),
                profileSections()
                    .filter(section -> "1".equals(section.get(DEFAULT)))
                    .flatMap(section -> path(section).stream()),
                all().stream())
            .flatMap(each -> each);
    return candidates.filter(Files::isDirectory).findFirst();
  }

  /** Gives the folders of all profiles. */
  List<Path> all() {
    return profileSections().flatMap(section -> path(section).stream()).toList();
  }

  private Stream<Map<String, String>> profileSections() {
    return profiles.entrySet().stream()
        .filter(section -> section.getKey().startsWith("Profile"))
        .map(Map.Entry::getValue);
  }

  private Optional<Path> path(Map<String, String> section) {
    return Optional.ofNullable(section.get("Path")).flatMap(this::resolve);
  }

  // An absolute path wins over the folder by itself; IsRelative says the same.
  private Optional<Path> resolve(String path) {
    try {
      return Optional.of(folder.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Map<String, String>> sections(Path file) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> current = new HashMap<>();
    for (String line : lines(file)) {
      String text = line.strip();
      int equals = text.indexOf('=');
      if (text.startsWith("[") && text.endsWith("]")) {
        current = new HashMap<>();
        sections.put(text.substring(1, text.length() - 1), current);
      } else if (equals > 0) {
        current.put(text.substring(0, equals), text.substring(equals + 1));
      }
    }
    return sections;
  }

  // No file, or none that can be read, names no profile.
  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return text.lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
