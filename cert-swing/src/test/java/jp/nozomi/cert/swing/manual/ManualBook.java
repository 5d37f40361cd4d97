package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;

/**
 * The user manual: our words, and what a walk saw.
 *
 * <p>The words name their pictures, which get the captions of the screens that were seen. What the
 * words have in 「」 must be readable on the next picture, so that no step can name a button that the
 * screens have lost.
 */
final class ManualBook {
  private static final String REGENERATE = "cert.writeDocuments";
  private static final Path PUBLISHED = Path.of("..", "docs", "manual");
  private static final String PAGE = "README.md";
  private static final Pattern PICTURE = Pattern.compile("!\\[\\]\\(images/([a-z-]+)\\.png\\)");
  private static final Pattern NAMED = Pattern.compile("「([^」]+)」");
  private static final long MOST_BYTES = 1_000_000;

  private final VirtualDisplay display;
  private final Path folder;
  private final Map<String, Shown> taken = new LinkedHashMap<>();

  ManualBook(VirtualDisplay display) throws IOException {
    this.display = display;
    this.folder = Files.createDirectories(Path.of("target", "manual", "images"));
  }

  /** Takes the picture of a window, in the few colours that it needs, without its last lines. */
  void picture(String name, String window, int cut, Shown shown) {
    Path file = folder.resolve(name + ".png");
    display.picture(window, file);
    List<String> reduce =
        List.of(
            ("convert %1$s -strip -gravity south -chop 0x%2$d +dither -colors 64 PNG8:%1$s")
                .formatted(file, cut)
                .split(" "));
    Programs.Ended reduced = Programs.run(Map.of(), reduce);
    assertThat(reduced.status()).as(reduced.output()).isZero();
    taken.put(name, shown);
  }

  /** Puts the page together and compares it with the published one, or publishes it if asked to. */
  void finish() throws IOException {
    String page = page();
    if (Boolean.getBoolean(REGENERATE)) {
      publish(page);
    }
    assertThat(PUBLISHED.resolve(PAGE))
        .as(
            "docs/manual is out of date; to write it anew: ./mvnw -pl cert-swing -am verify"
                + " -Dtest=ManualWalkTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            REGENERATE)
        .hasContent(page);
    assertThat(pictures(PUBLISHED.resolve("images")))
        .containsExactlyElementsOf(taken.keySet().stream().map(n -> n + ".png").sorted().toList());
  }

  private String page() throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> pictures = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (String line : words().lines().toList()) {
      Matcher picture = PICTURE.matcher(line);
      if (line.startsWith("#")) {
        assertThat(named).as("no picture shows them, before " + line).isEmpty();
      } else if (picture.find()) {
        String name = picture.group(1);
        Shown shown = taken.get(name);
        assertThat(shown).as("nothing was seen of " + name).isNotNull();
        assertThat(shown.words()).as(name).containsAll(named);
        named.clear();
        pictures.add(name);
        line = line.replace("![]", "![" + shown.caption() + "]");
      } else {
        NAMED.matcher(line).results().map(found -> found.group(1)).forEach(named::add);
      }
      lines.add(line);
    }
    assertThat(named).as("no picture shows them, at the end").isEmpty();
    assertThat(pictures)
        .as("the steps of the words, and of the walk")
        .containsExactlyElementsOf(taken.keySet());
    return String.join("\n", lines) + "\n";
  }

  private void publish(String page) throws IOException {
    Path images = Files.createDirectories(PUBLISHED.resolve("images"));
    for (String old : pictures(images)) {
      Files.delete(images.resolve(old));
    }
    long bytes = 0;
    for (String name : taken.keySet()) {
      Path picture = folder.resolve(name + ".png");
      bytes += Files.size(picture);
      Files.copy(picture, images.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
    Files.writeString(PUBLISHED.resolve(PAGE), page);
  }

  private static List<String> pictures(Path images) throws IOException {
    try (Stream<Path> files = Files.list(images)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String words() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ManualBook.class.getResourceAsStream("manual.ja.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
