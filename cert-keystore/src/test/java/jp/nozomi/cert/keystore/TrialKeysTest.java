package jp.nozomi.cert.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialKeysTest {
  private static final String MACHINE = "会計-1";
  private static final String NAME = TrialKeys.name(MACHINE, 4711, 1);

  @Test
  void aTrialsKeyIsAbandonedOnceItsProcessHasEnded() {
    assertThat(TrialKeys.isAbandoned(NAME, MACHINE, process -> process == 4711)).isFalse();
    assertThat(TrialKeys.isAbandoned(NAME, MACHINE, process -> process != 4711)).isTrue();
  }

  @Test
  void whatAnotherMachineTriesWithInASharedFolderIsItsOwn() {
    assertThat(TrialKeys.isAbandoned(NAME, "会計-2", process -> false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nozomi-0123456789abcdef0123456789abcdef",
        "nozomi-trial-",
        "nozomi-trial-00000000-99999999999999999999-1",
        "nozomi-trial-00000000-1-1-1"
      })
  void otherKeysAreNeverAbandoned(String name) {
    assertThat(TrialKeys.isAbandoned(name, "", process -> false)).isFalse();
  }

  @Test
  void theNameFitsEveryStoreAndIsTheSameAtEachCall() {
    assertThat(TrialKeys.name()).isEqualTo(TrialKeys.name()).matches("[a-z0-9-]{1,64}");
    assertThat(TrialKeys.isAbandoned(TrialKeys.name())).isFalse();
  }
}
