package jp.nozomi.cert.swing.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import jp.nozomi.cert.keystore.windows.WineMachine;
import jp.nozomi.cert.swing.cli.ExitCode;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code setup-machine.msi} as an administrator rolls it out: without questions, with a policy. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Wine is tried on Linux only")
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RolloutTest {
  private static final String POLICY = "HKLM\\Software\\Policies\\Nozomi\\certapp";
  private static final String PROGRAM = "C:\\Program Files\\Nozomi\\certapp\\certapp.cmd";

  @TempDir private static Path folder;

  private static Path setup;
  private static WindowsPc pc;
  private static Path profile;

  @BeforeAll
  static void startThePc() throws Exception {
    setup = WindowsPc.made("setup-machine.msi");
    try (FakeBank bank = FakeBank.builder().start()) {
      profile = Files.writeString(folder.resolve("profile.json"), bank.profileJson());
    }
    pc = WindowsPc.start();
  }

  @AfterAll
  static void switchItOff() throws Exception {
    if (pc != null) {
      pc.close();
    }
  }

  @Test
  @Order(1)
  void aProfileWithoutHttpsOrWithoutItsHashIsRefused() throws Exception {
    assertThat(pc.install(setup, "PROFILE=http://bank.example/p.json")).isNotZero();
    assertThat(pc.install(setup, "PROFILE=https://bank.example/p.json")).isNotZero();

    assertThat(pc.registry("HKLM\\Software\\Nozomi")).isEmpty();
  }

  @Test
  @Order(1)
  void theInstallerOfASingleUserRefusesWhatIsAnAdministratorsToSay() throws Exception {
    assertThat(pc.install(WindowsPc.made("setup.msi"), "STORE=enforced")).isNotZero();

    assertThat(pc.localData().resolve("Nozomi")).doesNotExist();
  }

  @Test
  @Order(2)
  void whatItIsGivenBecomesTheMachinesPolicy() throws Exception {
    String place = WineMachine.windowsPath(profile);

    assertThat(
            pc.install(
                setup,
                "PROFILE=" + place,
                "PROFILESHA256=" + hash(),
                "PROXY=proxy.example:8080",
                "STORE=enforced"))
        .isZero();

    assertThat(pc.registry(POLICY))
        .contains(
            "\"profile\"=\"" + place.replace("\\", "\\\\") + "#sha256=" + hash() + '"',
            "\"proxy\"=\"proxy.example:8080\"",
            "\"store\"=\"enforced\"");
  }

  @Test
  @Order(3)
  void theAppIsHeldToThePolicy() throws Exception {
    WineMachine.Ended ended = certapp("list", "--json", "--store", "pkcs12:other.p12");

    assertThat(ended.exitCode()).as("%s", ended).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.out()).contains("locked-store");
  }

  @Test
  @Order(4)
  void aProfileThatIsNoLongerThatOfTheHashIsRefused() throws Exception {
    assertThat(certapp("remind").exitCode()).isNotEqualTo(ExitCode.PROFILE_INVALID.status());
    Files.writeString(profile, Files.readString(profile) + " ");

    assertThat(certapp("remind").exitCode()).isEqualTo(ExitCode.PROFILE_INVALID.status());
  }

  @Test
  @Order(5)
  void uninstallingTakesThePolicyBack() throws Exception {
    assertThat(pc.uninstall(WineMachine.windowsPath(setup))).isZero();

    assertThat(pc.registry(POLICY)).doesNotContain("profile", "proxy", "store");
    assertThat(pc.file(PROGRAM)).doesNotExist();
  }

  private static WineMachine.Ended certapp(String... arguments) throws Exception {
    return pc.certapp(PROGRAM, arguments);
  }

  private static String hash() throws Exception {
    byte[] bytes = Files.readAllBytes(profile);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
