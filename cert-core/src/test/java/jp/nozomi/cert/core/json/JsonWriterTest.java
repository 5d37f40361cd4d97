package jp.nozomi.cert.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private static final JsonObject SAMPLE =
      JsonObject.builder()
          .put("b", "証\"\n𠮷")
          .put("a", new JsonArray(List.of(JsonNumber.of(1), JsonNull.NULL)))
          .put("o", JsonObject.builder().put("t", true).build())
          .build();

  @Test
  void writesOneLineWithMembersInOrder() {
    assertThat(text(JsonWriter.compact(SAMPLE)))
        .isEqualTo("{\"b\":\"証\\\"\\n𠮷\",\"a\":[1,null],\"o\":{\"t\":true}}");
  }

  @Test
  void writesLineFeedsOnEverySystem() {
    assertThat(text(JsonWriter.pretty(SAMPLE)))
        .isEqualTo(
            """
            {
              "b" : "証\\"\\n𠮷",
              "a" : [ 1, null ],
              "o" : {
                "t" : true
              }
            }""");
  }

  @Test
  void refusesASurrogateWithoutItsPartner() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonWriter.compact(new JsonString("x\uD800")));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
