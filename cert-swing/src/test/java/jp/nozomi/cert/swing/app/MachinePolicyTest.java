package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.profile.ProfileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachinePolicyTest {
  @TempDir private Path folder;

  @Test
  void withoutAFileNothingIsRestricted() throws Exception {
    assertThat(MachinePolicy.read(folder.resolve("policy.json")).updates()).isTrue();
  }

  @Test
  void turnsUpdatesOff() throws Exception {
    assertThat(read("{\"updates\": \"off\", \"later\": 1}").updates()).isFalse();
    assertThat(read("{\"updates\": \"on\"}").updates()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"updates\": \"Off\"}", "{\"updates\": false}"})
  void aBrokenFileIsToldAndNotOverlooked(String content) {
    assertThatThrownBy(() -> read(content)).isInstanceOf(ProfileException.class);
  }

  private MachinePolicy read(String content) throws Exception {
    return MachinePolicy.read(Files.writeString(folder.resolve("policy.json"), content));
  }
}
