package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;

/** The user manual in docs/manual: its page, and the pictures that a walk took. */
final class ManualBook {
  private static final String REGENERATE = "cert.writeDocuments";
  private static final Path PUBLISHED = Path.of("..", "docs", "manual");
  private static final String PAGE = "README.md";
  private static final long MOST_BYTES = 60_000;

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
    String page = ManualPage.of(words(), taken);
    if (Boolean.getBoolean(REGENERATE)) {
      publish(page);
    }
    assertThat(PUBLISHED.resolve(PAGE))
        .as(
            "docs/manual is out of date; to write it anew: ./mvnw -pl cert-swing -am test"
                + " -Dtest=ManualWalkTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            REGENERATE)
        .hasContent(page);
    assertThat(pictures(PUBLISHED.resolve("images")))
        .containsExactlyElementsOf(taken.keySet().stream().map(n -> n + ".png").sorted().toList());
  }

  private void publish(String page) throws IOException {
    Path images = Files.createDirectories(PUBLISHED.resolve("images"));
    for (String old : pictures(images)) {
      Files.delete(images.resolve(old));
    }
    for (String name : taken.keySet()) {
      Path picture = folder.resolve(name + ".png");
      assertThat(Files.size(picture)).as("the bytes of " + name).isLessThan(MOST_BYTES);
      Files.copy(picture, images.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }
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
