package jp.nozomi.cert.swing.desktop;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.swing.app.FetchedProfile;
import jp.nozomi.cert.swing.presenter.ProfileWait;
import jp.nozomi.cert.swing.settings.UserSettings;
import jp.nozomi.cert.swing.view.ProfileWindow;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.update.MirrorFault;

/**
 * The window behind which a profile is fetched, with nothing but keys: a proxy that wants a login,
 * a server that stumbles, and a user who leaves.
 */
final class ProfileRun {
  private static final String TITLE = "証明書発行・更新アプリの準備";
  private static final String PROXY_TITLE = "証明書取得 プロキシ認証";

  private final FetchedProfile profile;
  private final int proxy;
  private final Hands hands;

  private ProfileRun(FetchedProfile profile, int proxy, Hands hands) {
    this.profile = profile;
    this.proxy = proxy;
    this.hands = hands;
  }

  /** Takes a folder, and the port of a proxy that lets "user" with "right" through. */
  public static void main(String[] args) throws Exception {
    Hands.endAtTheFirstError();
    Path folder = Path.of(args[0]);
    int proxy = Integer.parseInt(args[1]);
    try (FakeBank bank = FakeBank.builder().start();
        FetchedProfile profile =
            new FetchedProfile(bank, Files.createDirectory(folder.resolve("run")))) {
      ProfileRun run = new ProfileRun(profile, proxy, new Hands());
      run.leaveAtTheProxy();
      run.leaveWhileTheServerIsSilent();
      run.logInAndTryAgain();
    }
    System.exit(0);
  }

  private void leaveAtTheProxy() throws Exception {
    CompletableFuture<BankProfile> window = open();
    awaitTheProxy();
    hands.press(KeyEvent.VK_ESCAPE);
    hands.awaitPage(TITLE);
    hands.awaitFocus("再試行");
    hands.press(KeyEvent.VK_ESCAPE);
    expectCancelled(window);
  }

  private void leaveWhileTheServerIsSilent() throws Exception {
    profile.server().fault("profile", MirrorFault.silent());
    CompletableFuture<BankProfile> window = open();
    awaitTheProxy();
    logIn("right");
    hands.awaitPage(TITLE);
    // A request that comes later would meet the next fault.
    hands.await("the request", () -> !profile.server().requests().isEmpty());
    hands.press(KeyEvent.VK_ESCAPE);
    expectCancelled(window);
    profile.server().heal();
  }

  private void logInAndTryAgain() throws Exception {
    profile.server().fault("profile", MirrorFault.times(1, MirrorFault.cutAfter(10)));
    CompletableFuture<BankProfile> window = open();
    awaitTheProxy();
    hands.press(KeyEvent.VK_ENTER);
    // Nothing is sent without a user name.
    awaitTheProxy();
    logIn("wrong");
    hands.await("the proxy's refusal", ProfileRun::isRefused);
    hands.awaitFocus("ユーザ名");
    logIn("right");
    hands.awaitPage(TITLE);
    hands.awaitFocus("再試行");
    hands.press(KeyEvent.VK_ENTER);
    BankProfile got = window.get(60, TimeUnit.SECONDS);
    if (!got.bankCode().equals("9999")) {
      throw new AssertionError("another profile: " + got.bankCode());
    }
    hands.await("no window", () -> Hands.frame().isEmpty());
  }

  private CompletableFuture<BankProfile> open() {
    CompletableFuture<BankProfile> got = new CompletableFuture<>();
    ProfileWait.About about =
        new ProfileWait.About("127.0.0.1", Locale.JAPANESE, "1.2.3", Clock.systemUTC());
    Thread waiting =
        new Thread(
            () -> {
              try {
                got.complete(
                    ProfileWindow.await(
                        login -> profile.through(proxy, login), about, UserSettings.DEFAULT));
              } catch (CodedException | InterruptedException e) {
                got.completeExceptionally(e);
              }
            },
            "waiting");
    waiting.start();
    return got;
  }

  private void awaitTheProxy() {
    hands.awaitPage(PROXY_TITLE);
    hands.awaitFocus("ユーザ名");
  }

  private void logIn(String password) {
    hands.type("user");
    hands.press(KeyEvent.VK_TAB);
    hands.awaitFocus("パスワード");
    hands.type(password);
    hands.press(KeyEvent.VK_ENTER);
  }

  /** Event thread only. */
  private static boolean isRefused() {
    return Hands.title().equals(PROXY_TITLE)
        && Hands.find(
                Hands.frame().orElseThrow(), c -> "message".equals(c.getName()) && c.isShowing())
            .isPresent();
  }

  private void expectCancelled(CompletableFuture<BankProfile> window) throws Exception {
    try {
      window.get(60, TimeUnit.SECONDS);
      throw new AssertionError("the user left, but there is a profile");
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof CancelledException)) {
        throw new AssertionError("the user left", e);
      }
    }
    hands.await("no window", () -> Hands.frame().isEmpty());
  }
}
