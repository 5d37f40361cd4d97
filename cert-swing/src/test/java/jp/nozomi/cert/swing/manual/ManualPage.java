package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The manual's page: our words, and what a walk saw.
 *
 * <p>The words name their pictures, which get the captions of the screens that were seen. What the
 * words have in 「」 must be readable on the next picture, so that no step can name a button that the
 * screens have lost.
 */
final class ManualPage {
  private static final Pattern PICTURE = Pattern.compile("!\\[\\]\\(images/([a-z-]+)\\.png\\)");
  private static final Pattern NAMED = Pattern.compile("「([^」]+)」");

  private ManualPage() {}

  /** Puts the page together of words and of what was seen, in the order of the walk. */
  static String of(String words, Map<String, Shown> seen) {
    List<String> lines = new ArrayList<>();
    List<String> pictures = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (String line : words.lines().toList()) {
      Matcher picture = PICTURE.matcher(line);
      if (line.startsWith("#")) {
        assertThat(named).as("no picture shows them, before " + line).isEmpty();
      }
      if (picture.find()) {
        String name = picture.group(1);
        Shown shown = seen.get(name);
        assertThat(shown).as("nothing was seen of " + name).isNotNull();
        assertThat(shown.words()).as(name).containsAll(named);
        named.clear();
        pictures.add(name);
        lines.add(line.replace("![]", "![" + shown.caption() + "]"));
      } else {
        NAMED.matcher(line).results().map(found -> found.group(1)).forEach(named::add);
        lines.add(line);
      }
    }
    assertThat(named).as("no picture shows them, at the end").isEmpty();
    assertThat(pictures)
        .as("the steps of the words, and of the walk")
        .containsExactlyElementsOf(seen.keySet());
    return String.join("\n", lines) + "\n";
  }
}
