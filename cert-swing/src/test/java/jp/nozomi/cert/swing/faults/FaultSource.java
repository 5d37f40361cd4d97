package jp.nozomi.cert.swing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the testkit's own documentation says of each fault: it is written down once, there. */
final class FaultSource {
  private static final Path SOURCES =
      Path.of("..", "cert-testkit", "src", "main", "java", "jp", "nozomi", "cert", "testkit");
  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\* ([^*]*?)\\. \\*/\\s+([A-Z][A-Z0-9_]*)[,;( \n]");

  private FaultSource() {}

  static <E extends Enum<E>> Map<E, String> about(Class<E> faults) throws IOException {
    String source =
        Files.readString(SOURCES.resolve("fault").resolve(faults.getSimpleName() + ".java"));
    Map<E, String> about = new LinkedHashMap<>();
    Matcher found = CONSTANT.matcher(source);
    while (found.find()) {
      about.put(Enum.valueOf(faults, found.group(2)), found.group(1));
    }
    assertThat(about.keySet()).containsExactly(faults.getEnumConstants());
    return about;
  }
}
