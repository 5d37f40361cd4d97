package jp.nozomi.cert.swing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each member that a side reads is one of the schemas'.
 *
 * <p>The messages themselves show only what is sent: a side that reads an optional member by
 * another name sends nothing wrong, and merely never finds it.
 */
class MembersReadTest {
  private static final Path SCHEMAS = Path.of("..", "docs", "wire-schemas");
  private static final Pattern READ =
      Pattern.compile(
          "\\.(?:optional)?(?i:strings?|integer|instant|objects?|base64|array)\\(\\s*\"(\\w+)\"");

  @ParameterizedTest
  @CsvSource({"cert-protocol, protocol, 30", "cert-testkit, testkit, 12"})
  void everyMemberThatIsReadIsInASchema(String module, String name, int atLeast) throws Exception {
    Path folder =
        Path.of("..", module, "src", "main", "java", "jp", "nozomi", "cert", name, "wire");
    Set<String> read = new TreeSet<>();
    for (Path source : files(folder)) {
      READ.matcher(Files.readString(source)).results().map(one -> one.group(1)).forEach(read::add);
    }

    assertThat(read).hasSizeGreaterThanOrEqualTo(atLeast).isSubsetOf(named());
  }

  @Test
  void theSearchFindsEveryWayOfReading() {
    assertThat(
            READ.matcher("json.optionalInstant(\"until\"); json.strings(\"keys\"); x.get(\"y\")")
                .results()
                .map((MatchResult one) -> one.group(1)))
        .containsExactly("until", "keys");
  }

  private static Set<String> named() throws IOException, JsonException {
    Set<String> names = new TreeSet<>();
    for (Path schema : files(SCHEMAS)) {
      collect(new JsonReader(JsonLimits.MESSAGE).readObject(Files.readAllBytes(schema)), names);
    }
    return names;
  }

  private static void collect(JsonValue value, Set<String> names) {
    if (value instanceof JsonObject object) {
      if (object.members().get("properties") instanceof JsonObject properties) {
        names.addAll(properties.members().keySet());
      }
      object.members().values().forEach(inner -> collect(inner, names));
    } else if (value instanceof JsonArray array) {
      array.elements().forEach(inner -> collect(inner, names));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
