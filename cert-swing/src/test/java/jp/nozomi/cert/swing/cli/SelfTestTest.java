package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.keystore.Mount;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.nss.NssTools;
import jp.nozomi.cert.keystore.pkcs11.SoftHsmTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code certapp doctor --self-test} over real stores. */
@Timeout(300)
class SelfTestTest {
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
  void triesAFileAndLeavesItAsItWas() throws Exception {
    branch.cli().run(branch.loggingIn("issue", "--login-id", "logid031"));
    JsonObject before = list();
    long asked = branch.bank.requests().count();
    CliRun run = branch.cli();

    ExitCode ended = run.run(branch.args("doctor", "--self-test", "--json"));

    assertThat(ended).as(run.out()).isEqualTo(ExitCode.SUCCESS);
    JsonObject store = only(run.json());
    assertThat(store.string("protection")).isEqualTo("file");
    assertThat(store.flag("temporary")).isFalse();
    assertThat(outcomes(store)).hasSize(14).containsOnly("ok");
    assertThat(list()).isEqualTo(before);
    assertThat(branch.bank.requests().count()).as("the bank is not asked").isEqualTo(asked);
  }

  @Test
  void makesNoStoreWhereThereIsNone() throws Exception {
    CliRun run = branch.cli();

    assertThat(run.run(branch.args("doctor", "--self-test", "--json"))).isEqualTo(ExitCode.SUCCESS);

    assertThat(only(run.json()).flag("temporary")).isTrue();
    assertThat(branch.file("c.p12")).doesNotExist();
  }

  @Test
  void printsACheckListForPeople() throws Exception {
    CliRun japanese = branch.cli();
    CliRun english = branch.cli();

    japanese.run(branch.args("doctor", "--self-test"));
    english.run(branch.args("doctor", "--self-test", "--lang", "en"));

    assertThat(japanese.out()).contains("RSA-2048", "EC-P256", "[正常] 鍵を作る", "一時的なストア");
    assertThat(english.out())
        .contains("[OK] Sign with the key, and verify")
        .doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void triesABrowsersDatabaseAndLeavesNoKey() throws Exception {
    Path database = Files.createDirectory(branch.file("nssdb"));
    NssTools tools = NssTools.require(database, "");
    tools.create();
    CliRun run = branch.cli();

    ExitCode ended = run.run(selfTest("nss:" + database, branch.write("none", "")));

    assertThat(ended).as(run.out()).isEqualTo(ExitCode.SUCCESS);
    assertThat(only(run.json()).string("protection")).isEqualTo("advisory");
    assertThat(tools.keys()).isEmpty();
  }

  @Test
  void saysWhatABrokenStoreDoesNotDo() throws Exception {
    RealComponent.requireMounting();
    Path database = Files.createDirectory(branch.file("nssdb"));
    NssTools.require(database, "").create();
    CliRun run = branch.cli();

    ExitCode ended;
    try (Mount readOnly = Mount.readOnly(database)) {
      ended = run.run(selfTest("nss:" + readOnly.folder(), branch.write("none", "")));
    }

    assertThat(ended).isEqualTo(ExitCode.DOCTOR_CRITICAL);
    JsonObject step =
        only(run.json())
            .array("keys")
            .objects("keys")
            .get(0)
            .array("steps")
            .objects("steps")
            .get(0);
    assertThat(step.string("step")).isEqualTo("check-writable");
    assertThat(step.object("error").string("type")).isEqualTo("store-not-writable");
    assertThat(outcomes(only(run.json()))).containsOnly("failed", "skipped");
  }

  @Test
  void aStoreThatStaysClosedIsNotTried() throws Exception {
    Path database = Files.createDirectory(branch.file("nssdb"));
    NssTools.require(database, "primary secret").create();
    CliRun run = branch.cli();

    ExitCode ended = run.run(selfTest("nss:" + database, branch.write("wrong", "wrong")));

    assertThat(ended).isEqualTo(ExitCode.DOCTOR_UNKNOWN);
    assertThat(only(run.json()).object("error").string("type")).isEqualTo("store-wrong-password");
  }

  @Test
  void triesATokenAndLeavesNothingOnIt() throws Exception {
    SoftHsmTokens.require();
    SoftHsmTokens tokens =
        SoftHsmTokens.create(Files.createDirectory(branch.file("softhsm")), "tried");
    Path pin = branch.write("pin", SoftHsmTokens.PIN);

    StoreAtWork.Ended ended =
        TokenProcess.run(
            folder, tokens, selfTest("pkcs11:" + SoftHsmTokens.module() + "?token=tried", pin));

    assertThat(ended.status()).as(ended.json() + ended.err()).isZero();
    assertThat(only(ended.json()).string("protection")).isEqualTo("enforced");
    assertThat(outcomes(only(ended.json()))).hasSize(14).containsOnly("ok");
    assertThat(tokens.tool("tried", "--list-objects").output()).doesNotContain("nozomi-");
  }

  private JsonObject list() throws Exception {
    CliRun run = branch.cli();
    assertThat(run.run(branch.args("list", "--json"))).isEqualTo(ExitCode.SUCCESS);
    return run.json();
  }

  private String[] selfTest(String store, Path password) {
    return new String[] {
      "doctor",
      "--self-test",
      "--json",
      "--profile",
      branch.file("profile.json").toString(),
      "--store",
      store,
      "--store-password-file",
      password.toString()
    };
  }

  private static JsonObject only(JsonObject json) throws Exception {
    List<JsonObject> stores = json.array("selfTests").objects("selfTests");
    assertThat(stores).hasSize(1);
    return stores.get(0);
  }

  private static List<String> outcomes(JsonObject store) throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (JsonObject key : store.array("keys").objects("keys")) {
      for (JsonObject step : key.array("steps").objects("steps")) {
        outcomes.add(step.string("outcome"));
      }
    }
    return outcomes;
  }
}
