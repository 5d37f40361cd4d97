package jp.nozomi.cert.update.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.nozomi.cert.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DraftTest {
  @TempDir private Path folder;

  @Test
  void staysTheSameBytesWhenItIsReadAgain() throws Exception {
    Draft draft = Draft.of(JsonObject.builder().put("_type", "targets").put("version", 1).build());
    for (int i = 9; i >= 0; i--) {
      String id = String.valueOf(i).repeat(64);
      draft = draft.with(JsonObject.builder().put("keyid", id).put("sig", "ab").build());
    }
    Path file = folder.resolve("1.targets.json");
    draft.write(file);

    assertThat(Draft.read(file).bytes()).isEqualTo(draft.bytes());
  }
}
