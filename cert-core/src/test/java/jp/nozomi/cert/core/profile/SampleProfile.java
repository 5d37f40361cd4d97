package jp.nozomi.cert.core.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.Documents;
import jp.nozomi.cert.core.TestAuthority;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonNull;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;

/**
 * The complete example of docs/profile.md, with a real certificate, and copies of it that differ.
 */
final class SampleProfile {
  static final TestAuthority CLIENT_CA = TestAuthority.root("Nozomi Client CA");

  private static final String FENCE = "```json\n";

  private SampleProfile() {}

  static JsonObject json() {
    try {
      String page = Documents.read("profile.md");
      int from = page.indexOf(FENCE) + FENCE.length();
      String example = page.substring(from, page.indexOf("```", from));
      JsonObject json =
          new JsonReader(JsonLimits.MESSAGE).readObject(example.getBytes(StandardCharsets.UTF_8));
      return with(json, "trust.client", JsonArray.ofStrings(List.of(clientCa())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  static String clientCa() {
    return Pem.encode(List.of(CLIENT_CA.certificate()));
  }

  static byte[] utf8() {
    return JsonWriter.compact(json());
  }

  static BankProfile parse() throws ProfileException {
    return BankProfile.parse(utf8());
  }

  /** Reads the example with another value at a path. */
  static BankProfile parseWith(String path, JsonValue value) throws ProfileException {
    return BankProfile.parse(JsonWriter.compact(with(json(), path, value)));
  }

  /** The example with EST in place of the directory. */
  static byte[] withEst(String url) {
    return JsonWriter.compact(
        with(
            json(), "server", JsonObject.builder().put("protocol", "est").put("est", url).build()));
  }

  /** Reads the example without a member; JSON's null is as good as nothing. */
  static BankProfile parseWithout(String path) throws ProfileException {
    return parseWith(path, JsonNull.NULL);
  }

  private static JsonObject with(JsonObject json, String path, JsonValue value) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    JsonObject.Builder copy = JsonObject.builder();
    json.members().forEach(copy::put);
    if (dot < 0) {
      return copy.put(name, value).build();
    }
    Optional<JsonValue> inner = json.get(name);
    return copy.put(name, with((JsonObject) inner.orElseThrow(), path.substring(dot + 1), value))
        .build();
  }
}
