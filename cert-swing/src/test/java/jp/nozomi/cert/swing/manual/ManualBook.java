package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;

/** The user manual: its words, and the pictures that this run took. */
final class ManualBook {
  private static final Path PUBLISHED = Path.of("..", "docs", "manual");
  private static final Pattern PICTURE = Pattern.compile("images/([a-z0-9-]+)\\.png");
  private static final long MOST_BYTES = 2_000_000;

  private final VirtualDisplay display;
  private final Path folder;
  private final Set<String> taken = new TreeSet<>();

  ManualBook(VirtualDisplay display) throws IOException {
    this.display = display;
    this.folder = Files.createDirectories(Path.of("target", "manual", "images"));
  }

  /** Takes the picture of a window, in the few colours that it needs. */
  void picture(String window, String name) {
    Path file = folder.resolve(name + ".png");
    display.picture(window, file);
    Programs.Ended reduced =
        Programs.run(
            Map.of(),
            List.of(
                "convert", file.toString(), "-strip", "-colors", "64", "PNG8:" + file.toString()));
    assertThat(reduced.status()).as(reduced.output()).isZero();
    taken.add(name);
  }

  /**
   * Puts the book together, compares its words with the published ones, and publishes it with its
   * pictures if {@code -Dmanual.write=true} asks for it.
   */
  void finish() throws IOException {
    String words = words();
    assertThat(pictures(words)).isEqualTo(taken);
    Path published = PUBLISHED.resolve("index.ja.md");
    if (Boolean.getBoolean("manual.write")) {
      Files.createDirectories(PUBLISHED.resolve("images"));
      Files.writeString(published, words);
      for (String name : taken) {
        Files.copy(
            folder.resolve(name + ".png"),
            PUBLISHED.resolve("images").resolve(name + ".png"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(published).as("out of date: run with -Dmanual.write=true").hasContent(words);
    long bytes = 0;
    for (String name : taken) {
      Path picture = PUBLISHED.resolve("images").resolve(name + ".png");
      assertThat(picture).exists();
      bytes += Files.size(picture);
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  private static Set<String> pictures(String words) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PICTURE.matcher(words);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static String words() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ManualBook.class.getResourceAsStream("index.ja.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
