package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyKindsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(KeySpec.class)
  void issuesAndConfirmsWithEveryKindOfKey(KeySpec spec) throws Exception {
    try (FakeBank bank = FakeBank.builder().keys(KeySpec.values()).start();
        EnrollmentClient client = Desk.builder(folder, bank).build()) {
      EnrollmentResult result =
          client.issue(new MemoryStore(), Optional.of(spec), Desk.demo(), new Cancellation());
      assertThat(KeySpec.of(result.certificate().certificate().getPublicKey())).contains(spec);
      assertThat(bank.issuedTo("demo01").get(0).confirmed()).isTrue();
    }
  }

  @Test
  void takesTheBanksPreferenceWhenTheProfilesDefaultIsNotAccepted() throws Exception {
    try (FakeBank bank = FakeBank.builder().keys(KeySpec.EC_P384, KeySpec.RSA_2048).start();
        EnrollmentClient client = Desk.builder(folder, bank).build()) {
      EnrollmentResult result =
          client.issue(new MemoryStore(), Optional.empty(), Desk.demo(), new Cancellation());
      assertThat(KeySpec.of(result.certificate().certificate().getPublicKey()))
          .contains(KeySpec.EC_P384);
    }
  }
}
