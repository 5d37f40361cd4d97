package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.ScreenModel;
import org.junit.jupiter.api.Test;

/** The presenter with everything on one thread: a view that answers is scripted in advance. */
class PresenterTest {
  private final List<ScreenModel> shown = new ArrayList<>();
  private final Deque<Runnable> acts = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private boolean closed;

  /** What a scripted enrolment does with its conversation. */
  private interface Script {
    EnrollmentResult play(Conversation conversation, Cancellation cancellation)
        throws CodedException;
  }

  @Test
  void theCollectedPasswordAnswersTheFirstChallengeWithoutAskingAgain() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              answer(conversation, ChallengeType.PASSWORD);
              return Samples.result();
            });

    logIn(presenter);

    assertThat(asked).containsExactly("demo01/secret");
    assertThat(presenter.step().screen()).isEqualTo(Screen.RESULT);
  }

  @Test
  void everyChallengeIsShownInTheServersOrder() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              answer(conversation, ChallengeType.PASSWORD);
              answer(conversation, ChallengeType.QUESTION);
              answer(conversation, ChallengeType.OTP);
              return Samples.result();
            });
    type(presenter, Map.of("answer", "東京"));
    type(presenter, Map.of("code", "123456"));

    logIn(presenter);

    assertThat(asked).containsExactly("demo01/secret", "東京", "123456");
    assertThat(screens())
        .containsSubsequence(Screen.QUESTION, Screen.ONE_TIME_PASSWORD, Screen.RESULT);
  }

  @Test
  void theWorkGoesOnOnceTheCustomerSaysThatTheAccountIsMended() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              answer(conversation, ChallengeType.PASSWORD);
              asked.add("mended " + conversation.mended(Samples.unready()));
              answer(conversation, ChallengeType.OTP);
              return Samples.result();
            });
    type(presenter, Map.of());
    type(presenter, Map.of("code", "123456"));

    logIn(presenter);

    assertThat(asked).containsExactly("demo01/secret", "mended true", "123456");
    assertThat(screens())
        .containsSubsequence(Screen.MENDING, Screen.ONE_TIME_PASSWORD, Screen.RESULT);
  }

  @Test
  void whoDoesNotMendTheAccountIsBackAtTheStart() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              asked.add("mended " + conversation.mended(Samples.unready()));
              return Samples.result();
            });
    acts.add(() -> presenter.raise(new Event.BackChosen()));

    logIn(presenter);

    assertThat(asked).isEmpty();
    assertThat(presenter.step().screen()).isEqualTo(Screen.HOME);
  }

  @Test
  void theProxysCredentialsGoToTheProxyAndTheWorkGoesOn() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              Conversation.ProxyCredentials pair = conversation.proxyCredentials(Samples.PROXY);
              asked.add(pair.user() + "/" + pair.password().use(String::new));
              answer(conversation, ChallengeType.PASSWORD);
              return Samples.result();
            });
    type(presenter, Map.of("user", "me", "password", "pw"));

    logIn(presenter);

    assertThat(asked).containsExactly("me/pw", "demo01/secret");
    assertThat(presenter.step().screen()).isEqualTo(Screen.RESULT);
  }

  @Test
  void theRealStageIsShownWhileWorking() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              conversation.stage(Stage.GENERATING_KEY);
              return Samples.result();
            });

    logIn(presenter);

    assertThat(shown)
        .anyMatch(
            model -> model.busy().filter(busy -> busy.stage().equals("秘密鍵を作成しています")).isPresent());
  }

  @Test
  void givingUpAChallengeEndsTheWorkAndLeadsBackToTheStart() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              answer(conversation, ChallengeType.PASSWORD);
              answer(conversation, ChallengeType.OTP);
              return Samples.result();
            });
    acts.add(() -> presenter.raise(new Event.BackChosen()));

    logIn(presenter);

    assertThat(presenter.step().screen()).isEqualTo(Screen.HOME);
  }

  @Test
  void cancellingReachesTheWork() {
    Presenter[] holder = new Presenter[1];
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              holder[0].raise(new Event.CancelChosen());
              cancellation.check();
              return Samples.result();
            });
    holder[0] = presenter;

    logIn(presenter);

    assertThat(presenter.step().screen()).isEqualTo(Screen.HOME);
  }

  @Test
  void aDefectOfTheWorkIsToldAsOneAndHidesNothing() {
    Presenter presenter =
        presenter(
            (conversation, cancellation) -> {
              throw new IllegalStateException("a defect");
            });

    logIn(presenter);

    assertThat(presenter.step())
        .isInstanceOfSatisfying(
            Step.Stopped.class,
            stopped -> assertThat(stopped.failure().code()).isEqualTo(ErrorCode.INTERNAL));
  }

  @Test
  void aLockedStoreIsNotAskedForAtStartButOnRequest() {
    Presenter presenter = presenter((conversation, cancellation) -> Samples.result());

    assertThat(screens()).doesNotContain(Screen.STORE_PASSWORD);
    acts.add(() -> presenter.raise(new Event.BackChosen()));
    presenter.raise(new Event.UnlockChosen());
    assertThat(screens()).contains(Screen.STORE_PASSWORD);
  }

  @Test
  void closingEndsTheApp() {
    Presenter presenter = presenter((conversation, cancellation) -> Samples.result());

    presenter.raise(new Event.CloseChosen());

    assertThat(closed).isTrue();
  }

  private void logIn(Presenter presenter) {
    presenter.raise(new Event.IssueChosen());
    presenter.submit(secrets(Map.of("loginId", "demo01", "password", "secret")));
  }

  private void type(Presenter presenter, Map<String, String> texts) {
    acts.add(() -> presenter.submit(secrets(texts)));
  }

  private static Map<String, Secret> secrets(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, text -> Secret.take(text.getValue().toCharArray())));
  }

  private void answer(Conversation conversation, ChallengeType type) throws CodedException {
    try (Answers answers = conversation.answer(Samples.challenge(type, Optional.empty()))) {
      asked.add(
          answers.get("loginId").map(id -> id.use(String::new) + "/").orElse("")
              + answers
                  .get(
                      type == ChallengeType.PASSWORD
                          ? "password"
                          : type == ChallengeType.QUESTION ? "answer" : "code")
                  .orElseThrow()
                  .use(String::new));
    }
  }

  private List<Screen> screens() {
    return shown.stream().map(ScreenModel::screen).toList();
  }

  private Presenter presenter(Script script) {
    AppContext context = Samples.context(Locale.JAPANESE);
    Presenter[] holder = new Presenter[1];
    Backstage backstage =
        new Backstage(
            new Backstage.Tools(
                () -> new Scripted(script),
                PresenterTest::lockedStore,
                new CertificateLister(context.profile(), Samples.CLOCK),
                Optional.empty()),
            Runnable::run,
            event -> {
              holder[0].raise(event);
              boolean question =
                  event instanceof Event.Challenged
                      || event instanceof Event.MendingAsked
                      || event instanceof Event.ProxyAsked
                      || event instanceof Event.StoreAsked;
              boolean waits = question && !isBusy(holder[0].step());
              if (waits && !acts.isEmpty()) {
                acts.poll().run();
              }
            },
            () -> closed = true);
    holder[0] =
        new Presenter(Journey.FLOW, new Renderer(context, Samples.CLOCK), shown::add, backstage);
    holder[0].start(Journey.FLOW.open());
    return holder[0];
  }

  private static boolean isBusy(Step step) {
    return step instanceof Step.Login login && login.progress().isPresent();
  }

  /** A store that opens at once for work, and wants its password for anything else. */
  private static CertificateStore lockedStore(StorePrompt prompt) throws StoreException {
    CertificateStore store = mock(CertificateStore.class);
    when(store.list())
        .thenAnswer(
            call -> {
              prompt.password(Samples.STORE, false);
              throw new StoreException(StoreException.Reason.WRONG_PASSWORD, "locked");
            });
    return store;
  }

  private record Scripted(Script script) implements EnrollmentService {
    @Override
    public EnrollmentResult issue(
        CertificateStore store,
        Optional<KeySpec> key,
        Conversation conversation,
        Cancellation cancellation)
        throws CodedException {
      return script.play(conversation, cancellation);
    }

    @Override
    public EnrollmentResult renew(
        CertificateStore oldStore,
        CertificateId old,
        CertificateStore store,
        Optional<KeySpec> key,
        Conversation conversation,
        Cancellation cancellation)
        throws CodedException {
      return script.play(conversation, cancellation);
    }

    @Override
    public List<RecoveryOutcome> recover(StorePrompt prompt, Conversation conversation) {
      return List.of();
    }

    @Override
    public void delete(CertificateStore store, CertificateId certificate) throws StoreException {
      store.delete(certificate);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
