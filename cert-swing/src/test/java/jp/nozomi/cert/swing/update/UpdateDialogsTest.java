package jp.nozomi.cert.swing.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.flow.update.UpdateEvent;
import jp.nozomi.cert.swing.flow.update.UpdateStep;
import jp.nozomi.cert.swing.model.UpdateModel;
import jp.nozomi.cert.swing.presenter.UpdateBackstage;
import jp.nozomi.cert.swing.presenter.UpdatePresenter;
import jp.nozomi.cert.swing.presenter.UpdateRenderer;
import jp.nozomi.cert.testkit.proxy.FakeProxy;
import jp.nozomi.cert.testkit.update.MirrorFault;
import jp.nozomi.cert.testkit.update.UpdateAttack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The update dialogs without windows, against a real update server. */
class UpdateDialogsTest {
  private static final UpdateEvent PROCEED = new UpdateEvent.Proceeded();
  private static final UpdateEvent DISMISS = new UpdateEvent.Dismissed();

  @TempDir private Path folder;
  private UpdateSite site;
  private int exits;

  @BeforeEach
  void openTheSite() throws IOException {
    site = new UpdateSite(folder);
    site.server().publish("9.0", UpdateSite.INSTALLER);
  }

  @AfterEach
  void closeTheSite() throws IOException {
    site.close();
  }

  /** One start of the app: everything happens on the test's thread, in order. */
  private final class Start implements AutoCloseable {
    private final List<Optional<UpdateModel>> shown = new ArrayList<>();
    private final UpdateBackstage backstage;
    private final UpdatePresenter presenter;

    Start(HttpSettings http, ProxyAuthenticator proxyLogin) throws CodedException {
      AppRun run = site.open(http);
      backstage =
          new UpdateBackstage(
              () -> run.updates().orElseThrow().open(proxyLogin),
              Runnable::run,
              event -> this.presenter().raise(event),
              () -> exits++);
      presenter = new UpdatePresenter(new UpdateRenderer(run.context()), shown::add, backstage);
      presenter.start();
    }

    UpdatePresenter presenter() {
      return presenter;
    }

    Start raise(UpdateEvent... events) {
      for (UpdateEvent event : events) {
        presenter.raise(event);
      }
      return this;
    }

    UpdateStep step() {
      return presenter.step();
    }

    UpdateModel dialog() {
      return shown.get(shown.size() - 1).orElseThrow();
    }

    List<String> buttons() {
      return dialog().buttons().stream().map(UpdateModel.Button::label).toList();
    }

    /** The failure that is shown. */
    Failure failure() {
      if (step() instanceof UpdateStep.Told told) {
        return told.failure();
      }
      return ((UpdateStep.Broken) step()).failure();
    }

    @Override
    public void close() {
      backstage.close();
    }
  }

  private Start start() throws CodedException {
    return new Start(HttpSettings.defaults(), ProxyAuthenticator.none());
  }

  @Test
  void offersTheNewVersionInTheManualsWords() throws Exception {
    try (Start start = start()) {
      assertThat(start.dialog().texts().get(0))
          .isEqualTo("新しいバージョンのソフトウェアがダウンロード可能です。「ダウンロード」ボタンを押して、最新のソフトウェアをダウンロードしてください。");
      assertThat(start.buttons()).containsExactly("ダウンロード", "あとで");
    }
  }

  @Test
  void leadsFromTheOfferToTheStartedInstaller() throws Exception {
    try (Start start = start()) {
      start.raise(PROCEED);
      assertThat(start.dialog().message().orElseThrow().text()).contains("ダウンロードが完了しました。");
      assertThat(start.buttons()).containsExactly("インストール", "あとで");

      start.raise(PROCEED);
      assertThat(start.buttons()).containsExactly("はい", "いいえ");
      assertThat(site.started()).isEmpty();

      start.raise(PROCEED);
      assertThat(start.buttons()).containsExactly("終了する");
      assertThat(site.started()).hasSize(1);
      Path installer = Path.of(site.started().get(0).get(1));
      assertThat(installer).hasBinaryContent(UpdateSite.INSTALLER);
      assertThat(exits).isZero();

      start.raise(PROCEED);
      assertThat(exits).isEqualTo(1);
    }
  }

  @Test
  void showsHowFarTheDownloadIs() throws Exception {
    try (Start start = start()) {
      start.raise(PROCEED);

      assertThat(start.shown.stream().flatMap(Optional::stream).flatMap(m -> m.bar().stream()))
          .extracting(UpdateModel.Bar::done)
          .isSorted()
          .contains((long) UpdateSite.INSTALLER.length);
    }
  }

  @Test
  void tellsAtTheNextStartThatTheOldVersionStillRuns() throws Exception {
    try (Start first = start()) {
      first.raise(PROCEED, PROCEED, PROCEED, PROCEED);
    }
    try (Start second = start()) {
      assertThat(second.failure().code()).isEqualTo(ErrorCode.UPDATE_INSTALL_FAILED);
      assertThat(second.buttons()).contains("手動でダウンロードする");

      second.raise(DISMISS);
      assertThat(second.step()).isInstanceOf(UpdateStep.Offered.class);
    }
  }

  @Test
  void settlesWhatTheManualDownloadInstalled() throws Exception {
    try (Start start = start()) {
      start.raise(PROCEED, PROCEED, PROCEED, PROCEED);
    }
    // A version that is not above the running one: what an installation of it leaves behind.
    Path intent = folder.resolve("データ data").resolve("9999/update/intent.json");
    Files.writeString(intent, Files.readString(intent).replace("9.0", "0.0.1"));
    try (Start next = start()) {
      assertThat(next.step()).isInstanceOf(UpdateStep.Offered.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FREEZE, expired",
    "WRONG_KEYS, below-threshold",
    "BELOW_THRESHOLD, below-threshold",
    "CAPTIVE_PORTAL, metadata-malformed",
    "ENDLESS_METADATA, too-long",
    "REDIRECT, redirected"
  })
  void tellsOfAFailedCheckAndBlocksNothing(UpdateAttack attack, String reason) throws Exception {
    attack.on(site.server());
    try (Start start = start()) {
      assertThat(start.failure().code()).isEqualTo(ErrorCode.VERSION_CHECK_FAILED);
      assertThat(start.failure().type()).isEqualTo(reason);
      assertThat(start.dialog().texts()).contains("証明書の発行と更新は、このまま行えます。");

      start.raise(DISMISS);
      assertThat(start.shown.get(start.shown.size() - 1)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ENDLESS_INSTALLER, too-long",
    "WRONG_BYTES, hash-mismatch",
    "MISSING_INSTALLER, not-found"
  })
  void letsAFailedDownloadBeTriedAgain(UpdateAttack attack, String reason) throws Exception {
    attack.on(site.server());
    try (Start start = start()) {
      start.raise(PROCEED);
      assertThat(start.failure().code()).isEqualTo(ErrorCode.DOWNLOAD_FAILED);
      assertThat(start.failure().type()).isEqualTo(reason);
      assertThat(start.buttons()).containsExactly("別のフォルダーを選ぶ", "再試行", "閉じる");

      site.server().mirror().heal();
      start.raise(PROCEED);
      assertThat(start.step()).isInstanceOf(UpdateStep.Ready.class);
    }
  }

  @Test
  void downloadsToAnotherFolderThatTheUserChooses() throws Exception {
    Path blocked = Files.writeString(folder.resolve("no folder"), "a file in its way");
    Path other = folder.resolve("別の フォルダー");
    UpdateAttack.MISSING_INSTALLER.on(site.server());
    try (Start start = start()) {
      start.raise(PROCEED);
      site.server().mirror().heal();
      start.raise(new UpdateEvent.FolderChosen(blocked.toString()));
      assertThat(start.failure().type()).isEqualTo("folder-not-writable");

      start.raise(new UpdateEvent.FolderChosen(other.toString()));
      assertThat(((UpdateStep.Ready) start.step()).downloaded().file())
          .hasParent(other)
          .hasBinaryContent(UpdateSite.INSTALLER);
    }
  }

  @Test
  void goesOnWithADownloadThatBrokeWithoutFetchingAnyByteTwice() throws Exception {
    site.server().mirror().fault("targets/", MirrorFault.times(1, MirrorFault.cutAfter(300_000)));
    try (Start start = start()) {
      long before = site.server().mirror().sent();
      start.raise(PROCEED);

      assertThat(start.step()).isInstanceOf(UpdateStep.Ready.class);
      assertThat(site.server().mirror().sent() - before).isEqualTo(UpdateSite.INSTALLER.length);
    }
  }

  @Test
  void givesTheWayByHandWhenTheInstallerCanNotBeStarted() throws Exception {
    AppRun run =
        site.open(
            HttpSettings.defaults(),
            (command, environment) -> {
              throw new IOException("no such program");
            });
    List<Optional<UpdateModel>> shown = new ArrayList<>();
    List<UpdatePresenter> presenter = new ArrayList<>();
    try (UpdateBackstage backstage =
        new UpdateBackstage(
            () -> run.updates().orElseThrow().open(ProxyAuthenticator.none()),
            Runnable::run,
            event -> presenter.get(0).raise(event),
            () -> {})) {
      presenter.add(new UpdatePresenter(new UpdateRenderer(run.context()), shown::add, backstage));
      presenter.get(0).start();
      for (int press = 0; press < 3; press++) {
        presenter.get(0).raise(PROCEED);
      }
    }
    UpdateStep.Told told = (UpdateStep.Told) presenter.get(0).step();
    assertThat(told.failure().type()).isEqualTo("not-started");
    assertThat(told.failure().code())
        .isIn(ErrorCode.DOWNLOAD_COMPLETE, ErrorCode.UPDATE_INSTALL_FAILED);
  }

  @Test
  void bringsThePutOffOfferBackWhenTheBankRefusesThisVersion() throws Exception {
    try (Start start = start()) {
      start.raise(DISMISS, new UpdateEvent.Wanted());

      assertThat(start.step()).isInstanceOf(UpdateStep.Offered.class);
    }
  }

  @Test
  void saysThatThereIsNothingNewerOnlyWhenAsked() throws Exception {
    site.server().repository().targets().signed().put("targets", java.util.Map.of());
    site.server().repository().publish();
    try (Start start = start()) {
      assertThat(start.shown).last().isEqualTo(Optional.empty());

      start.raise(new UpdateEvent.Wanted());
      assertThat(start.step()).isEqualTo(new UpdateStep.Newest());
    }
  }

  @Test
  void logsInAtTheProxyThroughTheAppsOwnQuestion() throws Exception {
    try (FakeProxy proxy = FakeProxy.start()) {
      proxy.demand("me", "open sesame");
      List<Boolean> asked = new ArrayList<>();
      ProxyAuthenticator user =
          (address, realm, rejected) -> {
            asked.add(rejected);
            String password = rejected ? "open sesame" : "wrong";
            return Optional.of(new ProxyLogin("me", Secret.take(password.toCharArray())));
          };
      try (Start start = new Start(through(proxy), user)) {
        start.raise(PROCEED);

        assertThat(start.step()).isInstanceOf(UpdateStep.Ready.class);
        assertThat(asked).containsExactly(false, true);
      }
    }
  }

  @Test
  void tellsOfAProxyThatTheUserWouldNotLogInAt() throws Exception {
    try (FakeProxy proxy = FakeProxy.start()) {
      proxy.demand("me", "open sesame");
      try (Start start = new Start(through(proxy), ProxyAuthenticator.none())) {
        assertThat(start.failure().code()).isEqualTo(ErrorCode.VERSION_CHECK_FAILED);
        assertThat(start.failure().type()).isEqualTo("proxy-refused");
      }
    }
  }

  @Test
  void asksNobodyWhenTheAdministratorTurnedUpdatesOff() throws Exception {
    Files.createDirectories(site.folders().root());
    Files.writeString(site.folders().root().resolve("policy.json"), "{\"updates\": \"off\"}");

    assertThat(site.open(HttpSettings.defaults()).updates()).isEmpty();
  }

  @Test
  void asksNobodyWhenTheBankOffersNoUpdates() throws Exception {
    Files.writeString(
        site.profile(), Files.readString(site.profile()).replace("\"notify\"", "\"off\""));

    assertThat(site.open(HttpSettings.defaults()).updates()).isEmpty();
  }

  @Test
  void saysThatTheBanksMinimumMakesTheUpdateNeeded() throws Exception {
    Files.writeString(
        site.profile(),
        Files.readString(site.profile()).replace("\"notify\"", "\"notify\", \"minimum\": \"8.5\""));
    try (Start start = start()) {
      assertThat(start.dialog().texts()).contains("ご利用中のバージョンは古いため、更新が必要です。");
    }
  }

  private static HttpSettings through(FakeProxy proxy) {
    return HttpSettings.defaults()
        .withProxies(ProxyRouting.manual(new ProxyAddress("127.0.0.1", proxy.port()), List.of()));
  }
}
