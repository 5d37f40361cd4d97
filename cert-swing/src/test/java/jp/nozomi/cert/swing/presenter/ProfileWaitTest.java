package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.FieldNames;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.ScreenModel;
import org.junit.jupiter.api.Test;

/** What the user sees before there is a profile, and may do; all on one thread. */
class ProfileWaitTest {
  private static final ProxyAddress PROXY = new ProxyAddress("proxy.example", 3128);

  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<ScreenModel> shown = new ArrayList<>();
  // What the user does at one CCHK008 after the other: the work waits for it.
  private final Deque<Runnable> atTheProxy = new ArrayDeque<>();
  private boolean done;
  private ProfileWait.Task<String> task = login -> "the profile";
  private final ProfileWait<String> wait =
      new ProfileWait<>(
          login -> task.get(login),
          new ProfileWait.About("profiles.example", Locale.JAPANESE, "1.2.3", Samples.CLOCK),
          work::add,
          Runnable::run,
          new ProfileWait.Shown() {
            @Override
            public void show(ScreenModel model) {
              shown.add(model);
              if (model.screen() == Screen.PROXY) {
                atTheProxy.remove().run();
              }
            }

            @Override
            public void done() {
              done = true;
            }
          });

  @Test
  void namesTheServerWhileItIsAskedAndGoesWhenTheProfileIsThere() throws Exception {
    wait.start();
    assertThat(last().busy()).map(BusyModel::stage).contains("profiles.example に接続しています");

    work.remove().run();

    assertThat(wait.await()).isEqualTo("the profile");
    assertThat(done).isTrue();
  }

  @Test
  void aServerThatDoesNotAnswerIsNotBlamedOnTheProfileAndMayBeAskedAgain() throws Exception {
    task = login -> fail(new ProfileException("url", "can not be reached", unreachable()));
    wait.start();
    work.remove().run();
    assertThat(message()).contains("[G008e]");

    task = login -> "the profile";
    wait.raise(new Event.RetryChosen());
    work.remove().run();

    assertThat(wait.await()).isEqualTo("the profile");
  }

  @Test
  void aProfileOfAnotherHashIsRefusedInWords() {
    ProfileException wrong =
        ProfileException.ofAdministrator(
            "https://profiles.example/p.json", "is not the profile of this hash", null);
    task = login -> fail(wrong);
    wait.start();
    work.remove().run();
    assertThat(message()).contains("[N013e]");
    assertThat(last().message().orElseThrow().remedy())
        .contains("https://profiles.example/p.json", "管理者");

    wait.raise(new Event.CloseChosen());

    assertThatThrownBy(wait::await).isSameAs(wrong);
  }

  @Test
  void aFailureOffersAnotherTryTheEndAndWhatTheSupportDeskNeeds() {
    task = login -> fail(unreachable());
    wait.start();
    work.remove().run();

    assertThat(last().buttons())
        .extracting(ButtonModel::label)
        .containsExactly("再試行", "閉じる", "診断情報をコピー");
    assertThat(last().message().orElseThrow().details())
        .extracting(fact -> fact.label() + " " + fact.value())
        .contains("コード G008e", "バージョン 1.2.3");
  }

  @Test
  void theUserNeedNotWaitForTheNetwork() {
    wait.start();

    wait.raise(new Event.CancelChosen());

    assertThatThrownBy(wait::await).isInstanceOf(CancelledException.class);
    assertThat(done).isTrue();
  }

  @Test
  void whatComesAfterTheUserLeftIsNotShown() {
    task = login -> fail(unreachable());
    wait.start();
    wait.raise(new Event.CloseChosen());
    int before = shown.size();

    work.remove().run();

    assertThat(shown).hasSize(before);
    assertThatThrownBy(wait::await).isInstanceOf(CancelledException.class);
  }

  @Test
  void aProxysLoginIsTypedOnItsOwnPageAndTheWorkGoesOn() throws Exception {
    task = login -> user(login, false);
    atTheProxy.add(() -> type("user", "right"));
    wait.start();

    work.remove().run();

    assertThat(wait.await()).isEqualTo("user:right");
    assertThat(shown)
        .extracting(ScreenModel::screen)
        .containsExactly(Screen.PREPARING, Screen.PROXY, Screen.PREPARING);
    assertThat(shown.get(1).instruction()).contains("proxy.example:3128");
    assertThat(last().busy()).isPresent();
  }

  @Test
  void aPairThatTheProxyRefusesIsAskedForAgainAndToldSo() throws Exception {
    task = login -> user(login, false) + " then " + user(login, true);
    atTheProxy.add(() -> type("user", "wrong"));
    atTheProxy.add(() -> type("user", "right"));
    wait.start();

    work.remove().run();

    assertThat(wait.await()).isEqualTo("user:wrong then user:right");
    assertThat(shown.get(3).message())
        .map(MessageModel::text)
        .hasValueSatisfying(text -> assertThat(text).contains("[G009e]"));
  }

  @Test
  void aSecondTryDoesNotAskForAPairThatIsKnown() throws Exception {
    task =
        login -> {
          user(login, false);
          throw unreachable();
        };
    atTheProxy.add(() -> type("user", "right"));
    wait.start();
    work.remove().run();

    task = login -> user(login, false);
    wait.raise(new Event.RetryChosen());
    work.remove().run();

    assertThat(wait.await()).isEqualTo("user:right");
  }

  @Test
  void anEmptyUserNameIsToldAtItsFieldAndNothingIsSent() throws Exception {
    task = login -> user(login, false);
    atTheProxy.add(
        () -> {
          atTheProxy.add(() -> type("user", "right"));
          type("", "right");
        });
    wait.start();

    work.remove().run();

    assertThat(wait.await()).isEqualTo("user:right");
    assertThat(shown.get(2).fields().get(0).problem()).isPresent();
    assertThat(shown.get(2).fields().get(1).problem()).isEmpty();
  }

  @Test
  void withoutALoginTheUserMayTryAgainOrLeave() {
    task = login -> user(login, false);
    atTheProxy.add(() -> wait.raise(new Event.BackChosen()));
    wait.start();

    work.remove().run();

    assertThat(last().screen()).isEqualTo(Screen.PREPARING);
    assertThat(last().buttons()).extracting(ButtonModel::label).startsWith("再試行", "閉じる");
    wait.raise(new Event.CloseChosen());
    assertThatThrownBy(wait::await).isInstanceOf(CancelledException.class);
  }

  @Test
  void theWindowMayBeClosedWhileAProxyAsks() {
    task = login -> user(login, false);
    atTheProxy.add(() -> wait.raise(new Event.CloseChosen()));
    wait.start();

    work.remove().run();

    assertThat(done).isTrue();
    assertThatThrownBy(wait::await).isInstanceOf(CancelledException.class);
  }

  private ScreenModel last() {
    return shown.get(shown.size() - 1);
  }

  private String message() {
    return last().message().orElseThrow().text();
  }

  private void type(String user, String password) {
    wait.submit(
        Map.of(
            FieldNames.PROXY_USER,
            Secret.take(user.toCharArray()),
            FieldNames.PASSWORD,
            Secret.take(password.toCharArray())));
  }

  /** What a connection does that a proxy answers with 407. */
  private static String user(ProxyAuthenticator proxyLogin, boolean rejected)
      throws CodedException {
    ProxyLogin login = proxyLogin.login(PROXY, Optional.of("office"), rejected).orElseThrow();
    try (Secret password = login.password()) {
      return login.user() + ":" + password.use(String::new);
    }
  }

  private static String fail(CodedException why) throws CodedException {
    throw why;
  }

  private static CodedException unreachable() {
    return new ConnectionException(
        ConnectionException.Reason.UNREACHABLE, "profiles.example", null);
  }
}
