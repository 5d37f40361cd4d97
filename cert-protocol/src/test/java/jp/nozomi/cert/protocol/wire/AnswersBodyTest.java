package jp.nozomi.cert.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.secret.Secret;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AnswersBodyTest {
  @Property(tries = 500)
  void writesAnyTextAsJsonReadsIt(@ForAll @StringLength(max = 600) String text)
      throws JsonException {
    // A lone surrogate has no encoding; nobody can type one.
    String valid =
        new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);
    try (Secret secret = Secret.take(valid.toCharArray());
        AnswersBody body = new AnswersBody("c1", Map.of("a", secret))) {
      JsonObject read = new JsonReader(JsonLimits.MESSAGE).readObject(body.bytes());
      assertThat(read.string("challenge")).isEqualTo("c1");
      assertThat(read.object("answers").string("a")).isEqualTo(valid);
    }
  }

  @Test
  void clearsItsBytes() {
    AnswersBody body = new AnswersBody("c1", Map.of("a", Secret.take("password".toCharArray())));
    byte[] bytes = body.bytes();
    body.close();
    assertThat(bytes).containsOnly(0);
  }
}
