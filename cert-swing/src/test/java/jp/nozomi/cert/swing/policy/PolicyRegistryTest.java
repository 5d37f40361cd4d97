package jp.nozomi.cert.swing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.swing.settings.ProxyChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyRegistryTest {
  private static final String KEY = "Software\\Policies\\Nozomi\\certapp";

  @TempDir private Path folder;

  private final Map<String, String> values = new HashMap<>();

  @Test
  void readsLockedSettingsInTheAppsKeyAndRecommendedOnesBelow() throws Exception {
    values.put(KEY + " store", "enforced");
    values.put(KEY + "\\recommended proxy", "direct");

    MachinePolicy policy = read("{}");

    assertThat(policy.locked().store()).hasValue("enforced");
    assertThat(policy.recommended().proxy()).hasValue(ProxyChoice.NONE);
  }

  @Test
  void countsBeforeTheFileForEachSetting() throws Exception {
    values.put(KEY + " updates", "on");

    MachinePolicy policy = read("{\"updates\": \"off\", \"store\": \"hardware\"}");

    assertThat(policy.updates()).isTrue();
    assertThat(policy.store()).hasValue("hardware");
  }

  @Test
  void aWrongValueIsNamedByItsPlace() {
    values.put(KEY + " updates", "1");

    assertThatThrownBy(() -> read("{}"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("HKLM\\" + KEY + " updates");
  }

  @Test
  void windowsIsAskedForATextOfTheMachine() throws Exception {
    Windows windows = new Windows(0, "hardware");

    assertThat(new WindowsRegistry(windows).text(KEY, "store")).hasValue("hardware");

    assertThat(windows.asked).isEqualTo("0xffffffff80000002 " + KEY + " store 65538");
  }

  @Test
  void aMissingValueOfWindowsSetsNothing() throws Exception {
    assertThat(new WindowsRegistry(new Windows(2, "")).text(KEY, "store")).isEmpty();
  }

  @Test
  void anEmptyTextIsOneEvenWithoutItsZero() throws Exception {
    Windows windows = new Windows(0, "");
    windows.bytes = 0;

    assertThat(new WindowsRegistry(windows).text(KEY, "store")).hasValue("");
  }

  @Test
  void aValueOfAnotherTypeIsTold() {
    // ERROR_UNSUPPORTED_TYPE, as Windows has it for a number.
    WindowsRegistry registry = new WindowsRegistry(new Windows(1630, ""));

    assertThatThrownBy(() -> registry.text(KEY, "store"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("1630");
  }

  private MachinePolicy read(String file) throws Exception {
    PolicyFile json = PolicyFile.read(Files.writeString(folder.resolve("policy.json"), file));
    PolicyRegistry registry =
        new PolicyRegistry((key, name) -> Optional.ofNullable(values.get(key + " " + name)));
    return new PolicyParser(List.of(registry, json)).parse();
  }

  private static final class Windows implements Advapi32 {
    private final int status;
    private final String value;
    private int bytes;
    private String asked = "";

    Windows(int status, String value) {
      this.status = status;
      this.value = value;
      this.bytes = (value.length() + 1) * Character.BYTES;
    }

    @Override
    public int RegGetValueW(
        Pointer key,
        WString subKey,
        WString name,
        int flags,
        IntByReference type,
        char[] data,
        IntByReference size) {
      asked = "0x%x %s %s %d".formatted(Pointer.nativeValue(key), subKey, name, flags);
      value.getChars(0, value.length(), data, 0);
      size.setValue(bytes);
      return status;
    }
  }
}
