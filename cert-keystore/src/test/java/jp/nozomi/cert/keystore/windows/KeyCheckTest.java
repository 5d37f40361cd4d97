package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyCheckTest {
  @Test
  void twoMachinesThatShareAUsersKeysTryWithKeysOfTheirOwn() {
    assertThat(KeyCheck.trialName("会計-1", 4711, 1))
        .isNotEqualTo(KeyCheck.trialName("会計-2", 4711, 1));
  }

  @Test
  void aTrialKeyThatACrashLeftIsFoundAgain() {
    assertThat(KeyCheck.trialName("会計-1", 4711, 1))
        .isEqualTo(KeyCheck.trialName("会計-1", 4711, 1))
        .matches("[a-z0-9-]{1,64}");
  }
}
