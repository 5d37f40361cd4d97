package jp.nozomi.cert.swing.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.Stage;

/** What CCHK002 and the challenges have in common: a question, then work that goes on behind it. */
abstract class WorkRules extends Stay {
  private final Step step;
  private final Enrollment enrollment;
  private final Prompt prompt;
  private final Optional<Progress> progress;

  WorkRules(Step step, Enrollment enrollment, Prompt prompt, Optional<Progress> progress) {
    super(step);
    this.step = step;
    this.enrollment = enrollment;
    this.prompt = prompt;
    this.progress = progress;
  }

  abstract Step with(Enrollment newEnrollment, Prompt newPrompt, Optional<Progress> newProgress);

  /** Sends what was typed and found right on its way. */
  abstract Transition accepted(Answers answers);

  @Override
  public final Transition submitted(Event.Submitted event) {
    if (progress.isPresent()) {
      return super.submitted(event);
    }
    Map<String, Problem> problems = prompt.check(event.answers());
    if (problems.isEmpty()) {
      return accepted(event.answers());
    }
    return Transition.to(
        with(enrollment, prompt.withProblems(problems), Optional.empty()),
        new Effect.Discard(event.answers()));
  }

  @Override
  public final Transition cancelChosen(Event.CancelChosen event) {
    return progress
        .filter(Progress::isCancellable)
        .map(now -> Transition.to(working(now.cancel()), new Effect.CancelWork()))
        .orElseGet(this::stay);
  }

  @Override
  public final Transition stageBegan(Event.StageBegan event) {
    return progress
        .map(now -> Transition.to(working(now.enter(event.stage()))))
        .orElseGet(this::stay);
  }

  @Override
  public final Transition waiting(Event.Waiting event) {
    return progress
        .map(now -> Transition.to(working(now.waiting(event.until()))))
        .orElseGet(this::stay);
  }

  @Override
  public final Transition challenged(Event.Challenged event) {
    if (progress.isEmpty() || progress.get().cancelling()) {
      return super.challenged(event);
    }
    Challenge challenge = event.challenge();
    if (enrollment.held().isPresent() && answersHeld(challenge)) {
      return Transition.to(
          with(enrollment.emptyHanded(), prompt, progress),
          new Effect.Reply(enrollment.held().get()));
    }
    Prompt asked =
        new Prompt(
            challenge.fields(),
            Map.of(),
            challenge.previousFailure(),
            challenge.attemptsLeft(),
            prompt.attempt() + 1);
    return Transition.to(new Step.Challenged(enrollment, challenge, asked, Optional.empty()));
  }

  @Override
  public final Transition mendingAsked(Event.MendingAsked event) {
    if (progress.isEmpty() || progress.get().cancelling()) {
      return super.mendingAsked(event);
    }
    boolean again = step instanceof Step.Mending;
    Prompt asked =
        new Prompt(
            List.of(),
            Map.of(),
            again ? Optional.of(event.state()) : Optional.empty(),
            OptionalInt.empty(),
            prompt.attempt() + 1);
    return Transition.to(new Step.Mending(enrollment, event.state(), asked, Optional.empty()));
  }

  @Override
  public final Transition proxyAsked(Event.ProxyAsked event) {
    return asksAllowed() ? Transition.to(ProxyRules.ask(event, step)) : super.proxyAsked(event);
  }

  @Override
  public final Transition storeAsked(Event.StoreAsked event) {
    return asksAllowed()
        ? Transition.to(StorePasswordRules.ask(event, step))
        : super.storeAsked(event);
  }

  @Override
  public final Transition finished(Event.Finished event) {
    return isStarted() ? leaving(result(event.result())) : stay();
  }

  @Override
  public final Transition workFailed(Event.WorkFailed event) {
    if (progress.isEmpty()) {
      // Nothing of this enrolment runs yet, so it is the recovery that failed: told when it is
      // tried again, and not worth what the user is typing now.
      return isStarted() ? leaving(stopped(event)) : stay();
    }
    return leaving(wasGivenUp(event) ? Flow.home() : stopped(event));
  }

  @Override
  public final Transition closeChosen(Event.CloseChosen event) {
    return leaving(
        Transition.to(
            new Step.Closed(), new Effect.GiveUp(), new Effect.CancelWork(), new Effect.Close()));
  }

  /** Whether the session is open. */
  abstract boolean isStarted();

  final Step working(Progress now) {
    return with(enrollment, prompt, Optional.of(now));
  }

  /** The session is open: leaving means ending it, which the work reports as cancelled. */
  final Transition givingUp() {
    return Transition.to(working(Progress.at(Stage.AUTHENTICATING).cancel()), new Effect.GiveUp());
  }

  final Enrollment enrollment() {
    return enrollment;
  }

  final Prompt prompt() {
    return prompt;
  }

  final boolean isBusy() {
    return progress.isPresent();
  }

  private boolean asksAllowed() {
    return progress.isEmpty() ? !isStarted() : !progress.get().cancelling();
  }

  private Transition result(EnrollmentResult result) {
    return Transition.to(
        new Step.Result(result, Aftercare.of(result, enrollment.certificate())),
        new Effect.LookAround());
  }

  private Transition stopped(Event.WorkFailed event) {
    return Transition.to(new Step.Stopped(event.failure(), Optional.of(enrollment.emptyHanded())));
  }

  private boolean wasGivenUp(Event.WorkFailed event) {
    ErrorCode code = event.failure().code();
    // A store whose password the user declined to give reports that password as missing.
    return progress.isPresent()
        && progress.get().cancelling()
        && (code == ErrorCode.CANCELLED || code == ErrorCode.STORE_PASSWORD_WRONG);
  }

  private boolean answersHeld(Challenge challenge) {
    List<String> wanted = challenge.fields().stream().map(ChallengeField::name).toList();
    return challenge.type() == ChallengeType.PASSWORD
        && challenge.previousFailure().isEmpty()
        && enrollment.held().get().fields().containsAll(wanted)
        && !wanted.isEmpty();
  }

  private Transition leaving(Transition transition) {
    if (enrollment.held().isEmpty()) {
      return transition;
    }
    List<Effect> effects = new ArrayList<>(transition.effects());
    effects.add(0, new Effect.Discard(enrollment.held().get()));
    return new Transition(transition.step(), effects);
  }
}
