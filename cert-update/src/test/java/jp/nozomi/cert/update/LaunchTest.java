package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.launch.InstallerOutcome;
import jp.nozomi.cert.update.launch.RunningInstaller;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting the installer, and settling what came of it. */
class LaunchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private UpdateBench bench;

  @BeforeEach
  void begin() throws IOException {
    bench = new UpdateBench(folder);
  }

  @AfterEach
  void end() throws IOException {
    bench.close();
  }

  private UpdateException launchFailure(UpdaterSettings.Builder settings) throws UpdateException {
    Downloaded downloaded = bench.download();
    return bench.failureOf(() -> new Updater(settings.build()).launch(downloaded));
  }

  private Updater running(String version) {
    return new Updater(bench.settings().running(new Version(version), UpdateBench.DEBIAN).build());
  }

  @Test
  void startsACopyInTheUsersOwnFolderByAnArgumentArray() throws Exception {
    Downloaded downloaded = bench.download();
    bench.updater().launch(downloaded);
    Path copy = bench.state().resolve("launch").resolve("nozomi-cert-2.0.deb");
    assertThat(bench.started).containsExactly(List.of("/usr/bin/xdg-open", copy.toString()));
    assertThat(copy).hasBinaryContent(UpdateBench.INSTALLER);
    assertThat(Files.getPosixFilePermissions(copy.getParent())).hasSize(3);
  }

  @Test
  void refusesAnInstallerThatWasSwappedAfterTheDownload() throws Exception {
    Downloaded downloaded = bench.download();
    byte[] swapped = UpdateBench.INSTALLER.clone();
    swapped[7] ^= 1;
    Files.write(downloaded.file(), swapped);
    UpdateException failure = bench.failureOf(() -> bench.updater().launch(downloaded));
    assertThat(failure.reason()).isEqualTo(UpdateReason.INSTALLER_CHANGED);
    assertThat(failure.code()).isEqualTo(ErrorCode.UPDATE_INSTALL_FAILED);
    assertThat(bench.started).isEmpty();
  }

  @Test
  void startsTheVerifiedCopyWhenTheFileIsSwappedAfterTheCheck() throws Exception {
    Downloaded downloaded = bench.download();
    UpdaterSettings settings = bench.settings().publisher(file -> swap(downloaded.file())).build();
    new Updater(settings).launch(downloaded);
    assertThat(Path.of(bench.started.get(0).get(1))).hasBinaryContent(UpdateBench.INSTALLER);
  }

  private static void swap(Path file) {
    try {
      Files.write(file, new byte[UpdateBench.INSTALLER.length]);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void refusesAnInstallerThatIsGone() throws Exception {
    Downloaded downloaded = bench.download();
    Files.delete(downloaded.file());
    UpdateException failure = bench.failureOf(() -> bench.updater().launch(downloaded));
    assertThat(failure.reason()).isEqualTo(UpdateReason.INSTALLER_CHANGED);
  }

  @Test
  void refusesALinkInTheInstallersPlace() throws Exception {
    Downloaded downloaded = bench.download();
    Path moved = Files.move(downloaded.file(), folder.resolve("moved.deb"));
    Files.createSymbolicLink(downloaded.file(), moved);
    UpdateException failure = bench.failureOf(() -> bench.updater().launch(downloaded));
    assertThat(failure.reason()).isEqualTo(UpdateReason.INSTALLER_CHANGED);
  }

  @Test
  void startsNothingThatTheCodeSignatureDoesNotVouchFor() throws Exception {
    UpdateException failure =
        launchFailure(
            bench
                .settings()
                .publisher(
                    file -> {
                      throw UpdateException.install(UpdateReason.PUBLISHER_REFUSED, "another's");
                    }));
    assertThat(failure.reason()).isEqualTo(UpdateReason.PUBLISHER_REFUSED);
    assertThat(failure.code()).isEqualTo(ErrorCode.UPDATE_INSTALL_FAILED);
    assertThat(bench.started).isEmpty();
    assertThat(bench.updater().settle()).isEqualTo(Settlement.NOTHING);
  }

  @Test
  void leavesTheFileToTheUserWhereAnAdministratorIsNeeded() throws Exception {
    UpdateException failure =
        launchFailure(
            bench
                .settings()
                .running(new Version("1.0"), new Platform("linux", "x64", "deb", true)));
    assertThat(failure.reason()).isEqualTo(UpdateReason.ADMINISTRATOR_NEEDED);
    assertThat(failure.code()).isEqualTo(ErrorCode.DOWNLOAD_COMPLETE);
    assertThat(failure.facts().get("path")).endsWith("nozomi-cert-2.0.deb");
  }

  @Test
  void leavesTheFileToTheUserWhereNothingCanStartIt() throws Exception {
    Platform odd = new Platform("linux", "x64", "flatpak", false);
    bench.repository.addTarget(
        "app/nozomi-cert-2.0.flatpak",
        new byte[] {1},
        java.util.Map.of(
            "version", "2.0", "os", "linux", "arch", "x64", "type", "flatpak", "channel",
            "stable"));
    bench.repository.publish();
    Updater updater = new Updater(bench.settings().running(new Version("1.0"), odd).build());
    Offer offer = updater.check(new Cancellation()).orElseThrow();
    Downloaded downloaded =
        updater.download(offer, Optional.empty(), Progress.NONE, new Cancellation());
    UpdateException failure = bench.failureOf(() -> updater.launch(downloaded));
    assertThat(failure.reason()).isEqualTo(UpdateReason.NO_INSTALLER);
    assertThat(failure.code()).isEqualTo(ErrorCode.DOWNLOAD_COMPLETE);
  }

  @Test
  void tellsThatTheInstallerCouldNotBeStarted() throws Exception {
    UpdateException failure =
        launchFailure(
            bench
                .settings()
                .launcher(
                    (command, environment) -> {
                      throw new IOException("no such program");
                    }));
    assertThat(failure.reason()).isEqualTo(UpdateReason.NOT_STARTED);
    assertThat(failure.code()).isEqualTo(ErrorCode.UPDATE_INSTALL_FAILED);
    assertThat(bench.updater().settle()).isEqualTo(Settlement.NOTHING);
  }

  @Test
  void tellsThatTheInstallerFailed() throws Exception {
    Downloaded downloaded = bench.download();
    RunningInstaller installer =
        new Updater(
                bench
                    .settings()
                    .launcher((command, environment) -> new ProcessBuilder("false").start())
                    .build())
            .launch(downloaded);
    UpdateException failure = bench.failureOf(() -> installer.await(PATIENCE));
    assertThat(failure.reason()).isEqualTo(UpdateReason.INSTALLER_FAILED);
    assertThat(failure.facts()).containsEntry("exit", "1");
    assertThat(bench.updater().settle()).isEqualTo(Settlement.NOTHING);
  }

  @Test
  void waitsForTheInstallerNoLongerThanAsked() throws Exception {
    Downloaded downloaded = bench.download();
    Process[] process = new Process[1];
    RunningInstaller installer =
        new Updater(
                bench
                    .settings()
                    .launcher(
                        (command, environment) ->
                            process[0] = new ProcessBuilder("sleep", "60").start())
                    .build())
            .launch(downloaded);
    assertThat(installer.await(Duration.ofMillis(10))).isEmpty();
    assertThat(bench.updater().settle()).isEqualTo(Settlement.STILL_INSTALLING);
    process[0].destroyForcibly().waitFor();
  }

  @Test
  void settlesASuccess() throws Exception {
    RunningInstaller installer = bench.updater().launch(bench.download());
    assertThat(installer.await(PATIENCE)).contains(InstallerOutcome.HANDED_OVER);
    assertThat(running("2.0").settle()).isEqualTo(Settlement.INSTALLED);
    assertThat(running("2.0").settle()).isEqualTo(Settlement.NOTHING);
    assertThat(bench.state().resolve("dl")).isEmptyDirectory();
    assertThat(bench.state().resolve("launch")).isEmptyDirectory();
  }

  @Test
  void settlesAVersionThatIsStillTheOldOneAsG021eAndTellsItOnce() throws Exception {
    bench.updater().launch(bench.download()).await(PATIENCE);
    UpdateException failure = bench.failureOf(() -> bench.updater().settle());
    assertThat(failure.reason()).isEqualTo(UpdateReason.NOT_APPLIED);
    assertThat(failure.code()).isEqualTo(ErrorCode.UPDATE_INSTALL_FAILED);
    assertThat(failure.facts()).containsEntry("version", "2.0");
    assertThat(bench.updater().settle()).isEqualTo(Settlement.NOTHING);
  }

  @Test
  void settlesALaunchThatNeverCameToTheInstaller() throws Exception {
    bench.check();
    Files.writeString(bench.state().resolve("intent.json"), "{\"version\":\"2.0\",\"log\":\"x\"}");
    assertThat(bench.updater().settle()).isEqualTo(Settlement.NOT_STARTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"version\":1}"})
  void takesATornIntentForNone(String torn) throws Exception {
    bench.check();
    Files.writeString(bench.state().resolve("intent.json"), torn);
    assertThat(bench.updater().settle()).isEqualTo(Settlement.NOTHING);
  }

  @Test
  void startsNoVersionThatIsNotHigherThanTheRunningOne() throws Exception {
    Downloaded downloaded = bench.download();
    UpdateException failure = bench.failureOf(() -> running("2.0").launch(downloaded));
    assertThat(failure.reason()).isEqualTo(UpdateReason.TARGET_UNKNOWN);
    assertThat(bench.started).isEmpty();
  }

  private RunningInstaller launch(String type, int exit) throws UpdateException {
    String os = type.equals("msi") ? "windows" : type.equals("pkg") ? "macos" : "linux";
    bench.repository.addTarget(
        "app/nozomi-cert-3.0." + type, new byte[] {1}, UpdateBench.custom("3.0", type));
    bench.repository.publish();
    Updater updater =
        new Updater(
            bench
                .settings()
                .running(new Version("1.0"), new Platform(os, "x64", type, false))
                .launcher((command, environment) -> new FinishedProcess(exit))
                .build());
    Offer offer = updater.check(new Cancellation()).orElseThrow();
    return updater.launch(
        updater.download(offer, Optional.empty(), Progress.NONE, new Cancellation()));
  }

  @ParameterizedTest
  @CsvSource({
    "deb, 0, HANDED_OVER",
    "pkg, 0, HANDED_OVER",
    "msi, 0, INSTALLED",
    "msi, 3010, INSTALLED",
    "msi, 1641, INSTALLED"
  })
  void keepsTheIntentAfterAGoodExit(String type, int exit, InstallerOutcome outcome)
      throws Exception {
    assertThat(launch(type, exit).await(PATIENCE)).contains(outcome);
    assertThat(running("3.0").settle()).isEqualTo(Settlement.INSTALLED);
  }

  @ParameterizedTest
  @CsvSource({"1602, DECLINED", "1618, ANOTHER_INSTALLATION_RUNS"})
  void offersAgainWhenNothingWasInstalled(int exit, InstallerOutcome outcome) throws Exception {
    assertThat(launch("msi", exit).await(PATIENCE)).contains(outcome);
    assertThat(bench.updater().settle()).isEqualTo(Settlement.NOTHING);
    assertThat(bench.check()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"msi, 1603", "msi, 1", "deb, 3", "pkg, 1"})
  void tellsEveryOtherExitAsG021e(String type, int exit) throws Exception {
    RunningInstaller installer = launch(type, exit);
    UpdateException failure = bench.failureOf(() -> installer.await(PATIENCE));
    assertThat(failure.reason()).isEqualTo(UpdateReason.INSTALLER_FAILED);
    assertThat(failure.facts()).containsEntry("exit", Integer.toString(exit));
  }
}
