package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.proxy.FakeProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line under the administrator's policy. */
@Timeout(60)
class PolicyCommandTest {
  @TempDir private Path folder;
  private Branch branch;

  @BeforeEach
  void open() throws Exception {
    branch = Branch.open(folder, Branch.customer("logid031"));
  }

  @AfterEach
  void close() throws Exception {
    branch.close();
  }

  @Test
  void aLockedStoreRefusesAnotherAndSaysWhy() throws Exception {
    policy("{\"store\": \"enforced\"}");
    CliRun run = branch.cli();

    assertThat(run.run(branch.loggingIn("issue", "--login-id", "logid031")))
        .isEqualTo(ExitCode.USAGE);

    assertThat(run.err()).contains("[N015e]", "管理者が決めています", "store = enforced");
    assertThat(branch.bank.requests().all()).isEmpty();
  }

  @Test
  void aScriptIsToldWhatIsLocked() throws Exception {
    policy("{\"store\": \"enforced\"}");
    CliRun run = branch.cli();

    run.run(branch.args("list", "--json"));

    JsonObject error = run.json().optionalObject("error").orElseThrow();
    assertThat(error.optionalString("type")).hasValue("locked-store");
    assertThat(error.optionalString("detail")).hasValue("store = enforced");
  }

  @Test
  void theLockedStoreItselfMayBeNamed() throws Exception {
    policy("{\"store\": \"pkcs12:" + branch.file("c.p12") + "\"}");

    assertThat(branch.cli().run(branch.loggingIn("issue", "--login-id", "logid031")))
        .isEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void aPolicyThatSetsWhatIsNoneIsToldWithItsPlace() throws Exception {
    policy("{\"recommended\": {\"store\": \"rubbish:x\"}}");
    CliRun run = branch.cli();

    assertThat(run.run(branch.args("list"))).isEqualTo(ExitCode.PROFILE_INVALID);
    assertThat(run.err()).contains("policy.json recommended.store: must be what --store takes");
  }

  @Test
  void aRecommendedStoreIsTakenUnlessAnotherIsNamed() throws Exception {
    policy("{\"recommended\": {\"store\": \"pkcs12:" + branch.file("other.p12") + "\"}}");

    assertThat(branch.cli().run(withoutStore())).isEqualTo(ExitCode.SUCCESS);
    assertThat(branch.file("other.p12")).exists();
    assertThat(branch.cli().run(branch.args("list"))).isEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void aRaisedMinimumRefusesAWeakerStoreBeforeTheBankIsAsked() throws Exception {
    policy("{\"minimumProtection\": \"enforced\"}");
    CliRun run = branch.cli();

    assertThat(run.run(branch.loggingIn("issue", "--login-id", "logid031")))
        .isEqualTo(ExitCode.PROTECTION_TOO_WEAK);

    assertThat(run.err()).contains("[N011e]");
    assertThat(branch.bank.issued()).isEmpty();
    assertThat(branch.file("c.p12")).doesNotExist();
  }

  @Test
  void theBanksMinimumIsNotLowered() throws Exception {
    policy("{\"minimumProtection\": \"file\"}");
    String profile = branch.bank.profileJson();
    String stricter =
        profile.replaceFirst(
            "\"minimumProtection\"\\s*:\\s*\"file\"", "\"minimumProtection\":\"enforced\"");
    assertThat(stricter).isNotEqualTo(profile);
    branch.write("profile.json", stricter);

    assertThat(branch.cli().run(branch.loggingIn("issue", "--login-id", "logid031")))
        .isEqualTo(ExitCode.PROTECTION_TOO_WEAK);
  }

  @Test
  void aLockedProfileIsUsedWithoutAnOption() throws Exception {
    policy("{\"profile\": \"" + branch.file("profile.json") + "\"}");

    assertThat(branch.cli().run(withoutProfile())).isEqualTo(ExitCode.SUCCESS);

    assertThat(branch.bank.issued()).hasSize(1);
  }

  @Test
  void aLockedProfileRefusesAnother() throws Exception {
    policy("{\"profile\": \"" + branch.file("bank.json") + "\"}");
    branch.write("bank.json", branch.bank.profileJson());
    CliRun run = branch.cli();

    assertThat(run.run(branch.loggingIn("issue", "--login-id", "logid031")))
        .isEqualTo(ExitCode.USAGE);

    assertThat(run.err()).contains("--profile では変更できません");
  }

  @Test
  void theDoctorIsHeldToItToo() throws Exception {
    policy("{\"store\": \"enforced\"}");

    assertThat(branch.cli().run(branch.args("doctor"))).isEqualTo(ExitCode.DOCTOR_UNKNOWN);
  }

  @Test
  void theDoctorTellsThatThePolicyIsBroken() throws Exception {
    policy("{\"store\": 1}");
    CliRun run = branch.cli();

    assertThat(run.run(branch.args("doctor"))).isEqualTo(ExitCode.DOCTOR_CRITICAL);

    assertThat(run.out()).contains("policy.json");
  }

  @Test
  void theProxyOfThePolicyLeadsToTheBank() throws Exception {
    try (FakeProxy proxy = FakeProxy.start()) {
      policy("{\"proxy\": \"127.0.0.1:" + proxy.port() + "\"}");

      assertThat(branch.cli().run(branch.loggingIn("issue", "--login-id", "logid031")))
          .isEqualTo(ExitCode.SUCCESS);

      assertThat(proxy.log()).isNotEmpty();
    }
  }

  @Test
  void theScriptOfThePolicyLeadsToTheBank() throws Exception {
    try (FakeProxy proxy = FakeProxy.start()) {
      Path script =
          branch.write(
              "proxy.pac",
              "function FindProxyForURL(url, host) { return 'PROXY 127.0.0.1:%d'; }"
                  .formatted(proxy.port()));
      policy("{\"proxy\": \"pac:" + script.toUri() + "\"}");
      CliRun run = branch.cli();

      assertThat(run.run(branch.args("doctor", "--json"))).isEqualTo(ExitCode.SUCCESS);

      assertThat(run.out()).contains("policy");
      assertThat(proxy.log()).isNotEmpty();
    }
  }

  private void policy(String json) throws Exception {
    branch.write("policy.json", json);
  }

  private String[] withoutStore() {
    return without("--store", branch.loggingIn("issue", "--login-id", "logid031"));
  }

  private String[] withoutProfile() {
    return without("--profile", branch.loggingIn("issue", "--login-id", "logid031"));
  }

  private static String[] without(String option, String... args) {
    int at = List.of(args).indexOf(option);
    return Stream.concat(Stream.of(args).limit(at), Stream.of(args).skip(at + 2L))
        .toArray(String[]::new);
  }
}
