package jp.nozomi.cert.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas are schemas, are linked, and tell right from wrong. */
class WireSchemasTest {
  private static final Path DOCS = Path.of("..", "docs");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("wire-schemas"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isASchemaOfTheDraft(String file) {
    String dialect = SpecificationVersion.DRAFT_2020_12.getDialectId();
    SchemaRegistry drafts = SchemaRegistry.withDefaultDialectId(dialect);

    assertThat(
            drafts
                .getSchema(SchemaLocation.of(dialect))
                .validate(WireSchemas.read("/wire-schemas/" + file), InputFormat.JSON))
        .isEmpty();
  }

  /** Strictness hangs on it: what does not allow unknown members in so many words stays open. */
  @ParameterizedTest
  @MethodSource("files")
  void saysOfEveryObjectWhetherItMayHaveOtherMembers(String file) {
    String schema = WireSchemas.read("/wire-schemas/" + file);

    assertThat(occurrences(schema, "\"additionalProperties\":"))
        .isEqualTo(occurrences(schema, "\"type\": \"object\""));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isLinkedFromTheDocument(String file) throws IOException {
    assertThat(Files.readString(DOCS.resolve("wire-protocol.md")))
        .contains("(wire-schemas/" + file + ")");
  }

  @Test
  void onlySendersAreHeldToTheNamedMembers() {
    String binding = "{\"publicKeySha256\": \"" + "0a".repeat(32) + "\", \"more\": 1}";

    assertThat(WireSchemas.published().violations("key-binding", binding)).isEmpty();
    assertThat(WireSchemas.strict().violations("key-binding", binding))
        .singleElement()
        .asString()
        .contains("'more'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "key-binding     | {'publicKeySha256': 'ABCD'}                     | /publicKeySha256",
        "key-binding     | {'publicKey': 'ab'}                             | 'publicKeySha256'",
        "nonce           | {'expires': '2026-11-23 01:02:03Z'}             | /expires",
        "nonce           | {'expires': '2026-11-23T01:02:03+09:00'}        | /expires",
        "session         | {'state': 'challenge'}                          | 'challenge'",
        "session         | {'state': 'key', 'order': {}}                   | /order",
        "session         | {'state': 'key', 'token': 'told again'}         | /token",
        "session-opened  | {'state': 'challenge'}                          | 'token'",
        "challenge       | {'type': 'transaction', 'fields': []}           | 'qr'",
        "challenge       | {'type': 'otp', 'fields': [{'name': 'otp'}]}    | /fields/0/name",
        "challenge       | {'type': 'otp', 'question': '?', 'fields': []}  | /type",
        "challenge       | {'type': 'palm-vein', 'fields': []}             | 'title'",
        "challenge       | {'type': 'own', 'fields': [{'name': 'a'}]}      | 'label'",
        "order           | {'state': 'issued', 'chain': 'told here'}       | /chain",
        "order-recovered | {'state': 'issued'}                             | 'chain'",
        "order-recovered | {'state': 'refused', 'chain': 'of what'}        | /chain",
        "order           | {'state': 'issued', 'oldCertificateUntil': ''}  | /state",
        "signed-payload  | {'action': 'recover'}                           | 'publicKey'",
        "signed-payload  | {'action': 'confirm', 'publicKey': 'AA=='}      | /publicKey",
        "signed-payload  | {'action': 'confirm', 'outcome': 'failed'}      | 'reason'",
        "directory       | {'links': {'recover': 'https://h/o/recover'}}   | /links/recover",
        "directory       | {'links': {'nonce': 'http://h/nonces'}}         | /links/nonce",
      })
  void refuses(String schema, String json, String where) {
    assertThat(WireSchemas.published().violations(schema, json.replace('\'', '"')))
        .anySatisfy(violation -> assertThat(violation).contains(where));
  }

  private static int occurrences(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
