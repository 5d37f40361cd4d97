package jp.nozomi.cert.swing.flow;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.protocol.enroll.Operation;

/**
 * The transition function of the wizard.
 *
 * <p>It knows nothing of the order of challenges: that is the server's.
 *
 * @param loginId what the bank profile accepts as a login ID, for CCHK002
 * @param password what it accepts as a login password
 */
public record Flow(FieldRule loginId, FieldRule password) {
  /**
   * Opens the wizard: CCHK001, while interrupted enrolments are settled, a store for new keys is
   * looked for, and the list is read.
   *
   * @return the first step with its effects
   */
  public Transition open() {
    return Transition.to(
        Step.Home.loading(true),
        new Effect.Recover(),
        new Effect.ChooseStore(),
        new Effect.List(false));
  }

  /**
   * Opens the list alone: the command line's way in.
   *
   * @return the first step with its effects
   */
  public Transition openList() {
    return Transition.to(Step.Home.loading(false), new Effect.List(true));
  }

  /**
   * Opens the look at interrupted enrolments alone: the command line's way in.
   *
   * @return the first step with its effects
   */
  public Transition openRecovery() {
    return Transition.to(Step.Home.loading(true), new Effect.Recover());
  }

  /**
   * Opens the login for issuing, without the start screen: the command line's way in.
   *
   * @return the first step with its effects
   */
  public Transition openIssue() {
    return Transition.to(login(Enrollment.issue()));
  }

  /**
   * Opens the login for renewing, without the start screen: the command line's way in.
   *
   * @param certificate the certificate to renew
   * @return the first step with its effects
   */
  public Transition openRenewal(CertificateId certificate) {
    return Transition.to(login(Enrollment.renew(certificate)));
  }

  /**
   * Tells where an event leads.
   *
   * @param step where the wizard is
   * @param event what happens
   * @return where it is then, and what is to be done
   */
  public Transition next(Step step, Event event) {
    return event.accept(rulesOf(step));
  }

  Step.Login login(Enrollment enrollment) {
    ChallengeField secret = field(FieldNames.PASSWORD, ChallengeField.Kind.PASSWORD, password);
    List<ChallengeField> fields =
        enrollment.operation() == Operation.ISSUE
            ? List.of(field(FieldNames.LOGIN_ID, ChallengeField.Kind.ID, loginId), secret)
            : List.of(secret);
    return new Step.Login(enrollment.emptyHanded(), Prompt.of(fields), Optional.empty());
  }

  /** CCHK002 of the wizard: what the enrolment will need is made ready while the user types. */
  Transition toLogin(Enrollment enrollment) {
    return Transition.to(login(enrollment), new Effect.Prepare());
  }

  /** The start screen, read afresh: what happened since may have changed the list. */
  static Transition home() {
    return Transition.to(
        Step.Home.loading(false), new Effect.ChooseStore(), new Effect.List(false));
  }

  static ChallengeField field(String name, ChallengeField.Kind kind, FieldRule rule) {
    return new ChallengeField(name, kind, rule, Optional.empty());
  }

  private Event.Cases<Transition> rulesOf(Step step) {
    return step.accept(
        new Step.Cases<>() {
          @Override
          public Event.Cases<Transition> home(Step.Home home) {
            return new HomeRules(Flow.this, home);
          }

          @Override
          public Event.Cases<Transition> login(Step.Login login) {
            return new LoginRules(login);
          }

          @Override
          public Event.Cases<Transition> challenged(Step.Challenged challenged) {
            return new ChallengedRules(challenged);
          }

          @Override
          public Event.Cases<Transition> mending(Step.Mending mending) {
            return new MendingRules(mending);
          }

          @Override
          public Event.Cases<Transition> proxyLogin(Step.ProxyLogin proxy) {
            return new ProxyRules(Flow.this, proxy);
          }

          @Override
          public Event.Cases<Transition> storePassword(Step.StorePassword store) {
            return new StorePasswordRules(Flow.this, store);
          }

          @Override
          public Event.Cases<Transition> result(Step.Result result) {
            return new ResultRules(result);
          }

          @Override
          public Event.Cases<Transition> stopped(Step.Stopped stopped) {
            return new StoppedRules(Flow.this, stopped);
          }

          @Override
          public Event.Cases<Transition> unfinished(Step.Unfinished unfinished) {
            return unfinished
                .care()
                .<Event.Cases<Transition>>map(
                    care -> new RecoveredRules(Flow.this, unfinished, care))
                .orElseGet(() -> new UnfinishedRules(Flow.this, unfinished));
          }

          @Override
          public Event.Cases<Transition> closed(Step.Closed closed) {
            return new ClosedRules(closed);
          }
        });
  }
}
