package jp.nozomi.cert.swing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.protocol.enroll.Conversation.ProxyChallenge;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import org.junit.jupiter.api.Test;

class FlowTest {
  private static final Flow FLOW = Journey.FLOW;

  private final CertificateId old = Samples.entry("logid031", Standing.RENEWABLE, 12).id();

  @Test
  void issuingAsksForIdAndPasswordAndRenewingForThePasswordOnly() {
    CertificateEntry entry = Samples.entry("logid031", Standing.RENEWABLE, 12);
    Step renewal =
        Journey.walk(
            Journey.home(),
            new Event.Listed(List.of(entry)),
            new Event.CertificateSelected(entry.id()),
            new Event.RenewChosen());

    assertThat(names(Journey.login())).containsExactly("loginId", "password");
    assertThat(names(renewal)).containsExactly("password");
  }

  @Test
  void aViolationIsToldAtTheFieldBeforeAnyRequest() {
    Transition next =
        FLOW.next(Journey.login(), Journey.submitted("loginId", "a b", "password", ""));

    assertThat(((Step.Login) next.step()).prompt().problems())
        .containsEntry("loginId", Problem.FORBIDDEN_CHARACTER)
        .containsEntry("password", Problem.EMPTY);
    assertThat(next.effects()).hasOnlyElementsOfType(Effect.Discard.class);
  }

  @Test
  void whatWasCollectedIsSentWhenTheFirstChallengeAsksForIt() {
    Answers typed = Samples.answers("loginId", "demo01", "password", "secret");
    Step busy = Journey.walk(Journey.login(), new Event.Submitted(typed));
    Transition next =
        FLOW.next(
            busy,
            new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.empty())));

    assertThat(next.effects()).containsExactly(new Effect.Reply(typed));
    assertThat(((Step.Login) next.step()).enrollment().held()).isEmpty();
  }

  @Test
  void whatWasCollectedIsKeptWhenTheServerAsksSomethingElseFirst() {
    Answers typed = Samples.answers("loginId", "demo01", "password", "secret");
    Step answered =
        Journey.walk(
            Journey.login(),
            new Event.Submitted(typed),
            new Event.Challenged(Samples.challenge(ChallengeType.QUESTION, Optional.empty())),
            Journey.submitted("answer", "東京"));
    Transition next =
        FLOW.next(
            answered,
            new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.empty())));

    assertThat(next.effects()).containsExactly(new Effect.Reply(typed));
  }

  @Test
  void aWrongPasswordIsAskedAgainWithTheAttemptsLeft() {
    Failure wrong = new Failure(ErrorCode.WRONG_CREDENTIALS);
    Step again =
        Journey.walk(
            Journey.busy(),
            new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.empty())),
            new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.of(wrong))));

    Prompt prompt = ((Step.Challenged) again).prompt();
    assertThat(again.screen()).isEqualTo(Screen.LOGIN);
    assertThat(prompt.rejected()).contains(wrong);
    assertThat(prompt.attemptsLeft()).isEqualTo(OptionalInt.of(3));
    assertThat(prompt.attempt()).isEqualTo(1);
  }

  @Test
  void theProxyInterruptsAndTheInterruptedStepGoesOnUnchanged() {
    Step busy = Journey.walk(Journey.busy(), new Event.StageBegan(Stage.CONNECTING));
    Answers pair = Samples.answers("user", "me", "password", "pw");
    Step asked = Journey.walk(busy, new Event.ProxyAsked(Samples.PROXY));
    Transition answered = FLOW.next(asked, new Event.Submitted(pair));

    assertThat(asked.screen()).isEqualTo(Screen.PROXY);
    assertThat(answered.step()).isEqualTo(busy);
    assertThat(answered.effects()).containsExactly(new Effect.Reply(pair));
  }

  @Test
  void aWrongPairForTheProxyIsToldAndAskedAgain() {
    ProxyChallenge refused = new ProxyChallenge("proxy.example", 8080, Optional.empty(), true);
    Step asked = Journey.walk(Journey.busy(), new Event.ProxyAsked(refused));

    assertThat(((Step.ProxyLogin) asked).prompt().rejected())
        .map(Failure::code)
        .contains(ErrorCode.PROXY_CREDENTIALS_WRONG);
  }

  @Test
  void aNewStorePasswordIsTypedTwiceAlike() {
    Step asked = Journey.walk(Journey.busy(), new Event.StoreAsked(Samples.STORE, true));
    Step wrong =
        Journey.walk(asked, Journey.submitted("password", "secret12", "repeated", "secret13"));

    assertThat(((Step.StorePassword) wrong).prompt().problems())
        .containsOnlyKeys("repeated")
        .containsValue(Problem.MISMATCH);
  }

  @Test
  void cancellingIsOfferedOnlyWhileItIsSafe() {
    Step safe = Journey.walk(Journey.busy(), new Event.StageBegan(Stage.GENERATING_KEY));
    Step unsafe = Journey.walk(Journey.busy(), new Event.StageBegan(Stage.REQUESTING));

    assertThat(FLOW.next(safe, new Event.CancelChosen()).effects())
        .containsExactly(new Effect.CancelWork());
    assertThat(FLOW.next(unsafe, new Event.CancelChosen()))
        .isEqualTo(new Transition(unsafe, List.of()));
  }

  @Test
  void whatTheUserCancelledIsNoFailure() {
    Step cancelled =
        Journey.walk(
            Journey.busy(),
            new Event.CancelChosen(),
            new Event.WorkFailed(new Failure(ErrorCode.CANCELLED)));

    assertThat(cancelled.screen()).isEqualTo(Screen.HOME);
  }

  @Test
  void aDeclinedStorePasswordIsNoFailureEither() {
    Step declined =
        Journey.walk(
            Journey.busy(),
            new Event.StoreAsked(Samples.STORE, false),
            new Event.BackChosen(),
            new Event.WorkFailed(new Failure(ErrorCode.STORE_PASSWORD_WRONG)));

    assertThat(declined.screen()).isEqualTo(Screen.HOME);
  }

  @Test
  void theBarNeverStepsBackWhenTheKeyIsMadeBetweenTwoChallenges() {
    Step busy =
        Journey.walk(
            Journey.busy(),
            new Event.StageBegan(Stage.GENERATING_KEY),
            new Event.StageBegan(Stage.AUTHENTICATING));

    Progress progress = ((Step.Login) busy).progress().orElseThrow();
    assertThat(progress.stage()).isEqualTo(Stage.AUTHENTICATING);
    assertThat(progress.furthest()).isEqualTo(Stage.GENERATING_KEY);
  }

  @Test
  void tryingAgainAfterAHalfDoneIssueFinishesItInsteadOfIssuingAnother() {
    Failure half =
        new Failure(ErrorCode.INSTALL_FAILED).withRevocation(Failure.Revocation.IF_NOT_RECOVERED);
    Step stopped = Journey.walk(Journey.busy(), new Event.WorkFailed(half));

    assertThat(FLOW.next(stopped, new Event.RetryChosen()).effects())
        .contains(new Effect.Recover())
        .noneMatch(effect -> effect instanceof Effect.Begin);
  }

  @Test
  void tryingAgainAfterAFailureAsksForThePasswordAnew() {
    Step stopped = Journey.walk(Journey.busy(), new Event.WorkFailed(new Failure(ErrorCode.BUSY)));
    Step again = Journey.walk(stopped, new Event.RetryChosen());

    assertThat(again).isEqualTo(Journey.login());
  }

  @Test
  void theTwoAbortCodesHaveTheirOwnScreen() {
    Step aborted =
        Journey.walk(
            Journey.busy(), new Event.WorkFailed(new Failure(ErrorCode.RENEWAL_STOPPED_ON_PC)));

    assertThat(aborted.screen().manualId()).contains("CCHK902");
  }

  @Test
  void aCertificateThatCanNotBeRenewedCanNotBeSelected() {
    CertificateEntry early = Samples.entry("logid032", Standing.TOO_EARLY, 300);
    Step home = Journey.walk(Journey.home(), new Event.Listed(List.of(early)));

    assertThat(Journey.walk(home, new Event.CertificateSelected(early.id()))).isEqualTo(home);
  }

  @Test
  void nothingIsRenewedBeforeWhatWasInterruptedIsSettled() {
    CertificateEntry entry = Samples.entry("logid031", Standing.RENEWABLE, 12);
    Step settling =
        Journey.walk(
            FLOW.open().step(),
            new Event.Listed(List.of(entry)),
            new Event.CertificateSelected(entry.id()));

    assertThat(Journey.walk(settling, new Event.RenewChosen())).isEqualTo(settling);
    assertThat(
            Journey.walk(settling, new Event.Recovered(List.of()), new Event.RenewChosen())
                .screen())
        .isEqualTo(Screen.LOGIN);
  }

  @Test
  void theSelectionGoesWhenItsCertificateGoes() {
    CertificateEntry entry = Samples.entry("logid031", Standing.RENEWABLE, 12);
    Step home =
        Journey.walk(
            Journey.home(),
            new Event.Listed(List.of(entry)),
            new Event.CertificateSelected(entry.id()),
            new Event.Listed(List.of()));

    assertThat(((Step.Home) home).selected()).isEmpty();
  }

  @Test
  void theCommandLineCanOpenARenewalDirectly() {
    CertificateEntry entry = Samples.entry("logid031", Standing.RENEWABLE, 12);
    Step.Login login = (Step.Login) FLOW.openRenewal(entry.id()).step();

    assertThat(login.enrollment().operation()).isEqualTo(Operation.RENEW);
    assertThat(login.enrollment().certificate()).contains(entry.id());
  }

  @Test
  void theCommandLineCanOpenTheListAloneAndIsAskedForItsPassword() {
    assertThat(FLOW.openList())
        .isEqualTo(new Transition(Step.Home.loading(false), List.of(new Effect.List(true))));
  }

  @Test
  void theCommandLineCanSettleWhatWasInterruptedAndNothingElse() {
    assertThat(FLOW.openRecovery())
        .isEqualTo(new Transition(Step.Home.loading(true), List.of(new Effect.Recover())));
  }

  @Test
  void theCommandLineCanOpenIssuingDirectly() {
    assertThat(FLOW.openIssue()).isEqualTo(new Transition(Journey.login(), List.of()));
  }

  @Test
  void aPasswordChallengeThatWantsMoreThanWasCollectedIsShown() {
    Step renewing =
        Journey.walk(
            FLOW.openRenewal(Samples.result().certificate().id()).step(),
            Journey.submitted("password", "secret"));
    Transition next =
        FLOW.next(
            renewing,
            new Event.Challenged(Samples.challenge(ChallengeType.PASSWORD, Optional.empty())));

    assertThat(next.step()).isInstanceOf(Step.Challenged.class);
    assertThat(next.effects()).isEmpty();
  }

  @Test
  void everyQuestionOfAnEnrolmentIsANewOneForTheView() {
    Step first = Journey.mending();
    Step second =
        Journey.walk(first, Journey.submitted(), new Event.MendingAsked(Samples.unready()));

    assertThat(((Step.Mending) first).prompt().attempt()).isEqualTo(1);
    assertThat(((Step.Mending) second).prompt().attempt()).isEqualTo(2);
  }

  @Test
  void theOldCertificateIsOfferedForDeletionOnceTheNewOneIsProven() {
    assertThat(afterRenewing(old, true).superseded()).contains(old);
  }

  @Test
  void anOldCertificateStaysWhileItIsTheOnlyOneKnownToWork() {
    assertThat(afterRenewing(old, false).superseded()).isEmpty();
  }

  @Test
  void theVeryCertificateThatWasInstalledIsNeverOfferedForDeletion() {
    CertificateId installed = Samples.renewed().certificate().id();

    assertThat(Aftercare.of(Samples.renewed(), Optional.of(installed)).superseded()).isEmpty();
  }

  @Test
  void aProxyThatIsDeclinedInTheMiddleOfAQuestionEndsTheWorkBehindIt() {
    Step challenge =
        Journey.walk(Journey.challenged(ChallengeType.OTP), Journey.submitted("code", "123456"));
    Step mending = Journey.walk(Journey.mending(), Journey.submitted());

    assertThat(((Step.Challenged) declined(challenge)).progress())
        .hasValueSatisfying(progress -> assertThat(progress.cancelling()).isTrue());
    assertThat(((Step.Mending) declined(mending)).progress())
        .hasValueSatisfying(progress -> assertThat(progress.cancelling()).isTrue());
  }

  @Test
  void onlyAStoreThatWantsItsPasswordIsCalledLocked() {
    assertThat(unread(ErrorCode.STORE_PASSWORD_WRONG).isLocked()).isTrue();
    assertThat(unread(ErrorCode.STORE_UNAVAILABLE).isLocked()).isFalse();
  }

  @Test
  void aCertificateTellsTheLoginIdOfItsSubject() {
    assertThat(Samples.entry("logid031", Standing.RENEWABLE, 12).loginId()).contains("logid031");
  }

  private static UnreadStore unread(ErrorCode code) {
    return new UnreadStore(Samples.STORE, new Failure(code));
  }

  private static Step declined(Step busy) {
    return Journey.walk(busy, new Event.ProxyAsked(Samples.PROXY), new Event.BackChosen());
  }

  private static Aftercare afterRenewing(CertificateId old, boolean proven) {
    EnrollmentResult result = Samples.renewed();
    return Aftercare.of(
        new EnrollmentResult(
            result.operation(),
            result.certificate(),
            result.store(),
            result.request(),
            proven,
            result.oldCertificateUntil(),
            result.stages()),
        Optional.of(old));
  }

  private static List<String> names(Step step) {
    return ((Step.Login) step).prompt().fields().stream().map(field -> field.name()).toList();
  }
}
