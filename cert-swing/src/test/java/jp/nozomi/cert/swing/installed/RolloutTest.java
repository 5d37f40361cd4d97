package jp.nozomi.cert.swing.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import jp.nozomi.cert.keystore.windows.WineMachine;
import jp.nozomi.cert.swing.cli.ExitCode;
import jp.nozomi.cert.swing.desktop.Programs;
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

  private static WindowsPc pc;
  private static Path profile;

  @BeforeAll
  static void startThePc() throws Exception {
    Programs.require(
        Files.exists(installer("setup-machine.msi")),
        "no setup-machine.msi: -Dwindows.runtime was not given");
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
    assertThat(install("setup-machine.msi", "PROFILE=http://bank.example/p.json")).isNotZero();
    assertThat(install("setup-machine.msi", "PROFILE=https://bank.example/p.json")).isNotZero();

    assertThat(pc.registry("HKLM\\Software\\Nozomi")).isEmpty();
  }

  @Test
  @Order(1)
  void theInstallerOfASingleUserRefusesWhatIsAnAdministratorsToSay() throws Exception {
    assertThat(install("setup.msi", "STORE=enforced")).isNotZero();

    assertThat(pc.localData().resolve("Nozomi")).doesNotExist();
  }

  @Test
  @Order(2)
  void whatItIsGivenBecomesTheMachinesPolicy() throws Exception {
    String place = WineMachine.windowsPath(profile);

    assertThat(
            install(
                "setup-machine.msi",
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
    assertThat(pc.installer("/x", WineMachine.windowsPath(installer("setup-machine.msi")), "/qn"))
        .isZero();

    assertThat(pc.registry(POLICY)).doesNotContain("profile", "proxy", "store");
    assertThat(pc.file(PROGRAM)).doesNotExist();
  }

  private static int install(String name, String... properties) throws Exception {
    return pc.installer(
        Stream.concat(
                Stream.of("/i", WineMachine.windowsPath(installer(name)), "/qn"),
                Stream.of(properties))
            .toArray(String[]::new));
  }

  private static WineMachine.Ended certapp(String... arguments) throws Exception {
    return pc.run(
        Stream.concat(Stream.of("cmd", "/c", PROGRAM), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static Path installer(String name) {
    return Path.of("target", "dist", name).toAbsolutePath();
  }

  private static String hash() throws Exception {
    byte[] bytes = Files.readAllBytes(profile);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
