package jp.nozomi.cert.swing.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.swing.fixture.Display;
import jp.nozomi.cert.testkit.update.UpdateAttack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The update dialogs in real windows, from the old version to the started installer. */
@DisabledOnOs(OS.WINDOWS)
class UpdateWalkTest {
  private static final String OFFER = "see:新しいバージョンのソフトウェアがダウンロード可能です。";
  private static Display display;

  @TempDir private Path temporary;
  private Path folder;
  private Path standIn;
  private UpdateSite site;

  @BeforeAll
  static void openTheDisplay() throws IOException {
    display = Display.open();
  }

  @AfterAll
  static void closeTheDisplay() {
    if (display != null) {
      display.close();
    }
  }

  @BeforeEach
  void openTheSite() throws IOException {
    folder = Files.createDirectories(temporary.resolve("利用者 一郎").resolve("証明書 アプリ"));
    standIn = folder.resolve("stand-in");
    Files.writeString(
        standIn,
        """
        #!/bin/sh
        # Takes the installer's place: notes its arguments, one a line.
        printf '%s\\n' "$@" > "$(dirname "$0")/arguments.tmp"
        mv "$(dirname "$0")/arguments.tmp" "$(dirname "$0")/arguments"
        """);
    Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwxr-xr-x"));
    site = new UpdateSite(folder);
    site.server().publish("9.0", UpdateSite.INSTALLER);
  }

  @AfterEach
  void closeTheSite() throws IOException {
    site.close();
  }

  private void walk(String... steps) throws Exception {
    List<String> args = new ArrayList<>(List.of(folder.toString(), standIn.toString()));
    args.addAll(List.of(steps));
    Display.Ended ended =
        display.run(
            UpdateWalk.class,
            List.of("-Dsun.jnu.encoding=UTF-8", "-Dfile.encoding=UTF-8", "-Duser.language=ja"),
            temporary,
            args.toArray(String[]::new));
    assertThat(ended.status()).as(ended.output()).isZero();
  }

  private Path data() {
    return folder.resolve("データ data/9999/update");
  }

  /** What the installer's stand-in was given. */
  private List<String> arguments() throws Exception {
    Path file = folder.resolve("arguments");
    for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
      if (Files.exists(file)) {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the installer was not started");
  }

  @Test
  void leadsFromTheOldVersionToTheStartedInstallerAndSettlesAtTheNextStart() throws Exception {
    walk(
        OFFER,
        "press:ダウンロード",
        "see:ダウンロードが完了しました。",
        "press:インストール",
        "see:9.0",
        "press:はい",
        "see:インストーラーを起動しました。",
        "press:終了する");

    assertThat(arguments()).hasSize(1);
    assertThat(Path.of(arguments().get(0)))
        .startsWithRaw(data())
        .hasBinaryContent(UpdateSite.INSTALLER);

    // The stand-in installs nothing: the old version finds itself still running.
    walk(
        "see:[G021e]", "see:手動でダウンロードする", "press:閉じる", OFFER, "press:あとで", "unseen:", "wizard:閉じる");
  }

  @Test
  void aFailedDownloadGoesOnInAnotherFolder() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("dl"), "a file in the folder's place");
    Path other = Files.createDirectories(folder.resolve("ダウンロード 先"));

    walk(
        OFFER,
        "press:ダウンロード",
        "see:[G002e]",
        "press:別のフォルダーを選ぶ",
        "folder:" + other,
        "see:ダウンロードが完了しました。",
        "press:あとで",
        "unseen:",
        "wizard:閉じる");

    assertThat(other).isDirectoryContaining(file -> file.toString().endsWith(".deb"));
  }

  @Test
  void aFailedCheckIsShownAndBlocksNothing() throws Exception {
    UpdateAttack.FREEZE.on(site.server());

    walk(
        "see:[G003e]",
        "see:証明書の発行と更新は、このまま行えます。",
        "wizard:証明書発行",
        "page:CCHK002",
        "press:閉じる",
        "unseen:",
        "wizard:戻る",
        "page:CCHK001",
        "wizard:閉じる");
  }

  @Test
  void anInstallerThatCanNotBeStartedIsHandedToTheUser() throws Exception {
    Files.delete(standIn);

    walk(
        OFFER,
        "press:ダウンロード",
        "press:インストール",
        "press:はい",
        "see:ダウンロードしたインストーラー:",
        "press:閉じる",
        "wizard:閉じる");
  }

  @Test
  void aBankThatRefusesTheOldVersionLeadsToTheOffer() throws Exception {
    site.bank().minimumClient("9.0");

    walk(
        OFFER,
        "press:あとで",
        "unseen:",
        "wizard:証明書発行",
        "page:CCHK002",
        "type:demo01\tpassword",
        "wizard:認証して発行",
        "page:保存先のパスワード",
        "type:store-secret-1\tstore-secret-1",
        "wizard:続行",
        "page:N016e",
        OFFER,
        "press:あとで",
        "wizard:最初に戻る",
        "wizard:閉じる");
  }
}
