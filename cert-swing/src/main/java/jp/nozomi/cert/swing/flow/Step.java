package jp.nozomi.cert.swing.flow;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.ErrorPlace;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.Conversation.ProxyChallenge;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;

/** Where the wizard is: all that a screen shows, and nothing of how. */
public sealed interface Step {
  /**
   * Tells which screen shows it.
   *
   * @return the screen
   */
  Screen screen();

  /**
   * Marks the work as given up by the user, so that its end is not told as a failure.
   *
   * @return the step with that mark, or the same step if no work of its own goes on
   */
  default Step givingUp() {
    return this;
  }

  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   * @param <R> what it gives back
   * @return what it gave back
   */
  <R> R accept(Cases<R> cases);

  /**
   * One method for each kind of step.
   *
   * @param <R> what each gives back
   */
  interface Cases<R> {
    /**
     * CCHK001.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R home(Home step);

    /**
     * CCHK002 before the bank is asked, and while it is being asked.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R login(Login step);

    /**
     * A challenge of the bank.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R challenged(Challenged step);

    /**
     * The account has to be mended first.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R mending(Mending step);

    /**
     * CCHK008.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R proxyLogin(ProxyLogin step);

    /**
     * The store's password.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R storePassword(StorePassword step);

    /**
     * CCHK007.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R result(Result step);

    /**
     * CCHK902 and the error panel.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R stopped(Stopped step);

    /**
     * The notice about interrupted enrolments.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R unfinished(Unfinished step);

    /**
     * The end.
     *
     * @param step the step
     * @return what the handler makes of it
     */
    R closed(Closed step);
  }

  /**
   * CCHK001, the start.
   *
   * @param listing the installed certificates
   * @param selected the selected row of 証明書一覧
   * @param unrenewableShown whether 更新できない証明書も表示 is on
   * @param settling whether interrupted enrolments are being looked at
   * @param plan where new keys will be kept; empty while a place is looked for
   */
  record Home(
      Listing listing,
      Optional<CertificateId> selected,
      boolean unrenewableShown,
      boolean settling,
      Optional<StorePlan> plan)
      implements Step {
    static Home loading(boolean settling) {
      return new Home(Listing.loading(), Optional.empty(), false, settling, Optional.empty());
    }

    Home with(Listing newListing) {
      return new Home(
          newListing, selected.filter(newListing::canRenew), unrenewableShown, settling, plan);
    }

    Home selecting(CertificateId certificate) {
      return new Home(listing, Optional.of(certificate), unrenewableShown, settling, plan);
    }

    Home showingUnrenewable(boolean shown) {
      return new Home(listing, selected, shown, settling, plan);
    }

    Home settled() {
      return new Home(listing, selected, unrenewableShown, false, plan);
    }

    Home with(StorePlan newPlan) {
      return new Home(listing, selected, unrenewableShown, settling, Optional.of(newPlan));
    }

    @Override
    public Screen screen() {
      return Screen.HOME;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.home(this);
    }
  }

  /**
   * CCHK002, collecting what the bank's first challenge asks for.
   *
   * @param enrollment what for
   * @param prompt what to type
   * @param progress the work, once it was started
   */
  record Login(Enrollment enrollment, Prompt prompt, Optional<Progress> progress) implements Step {
    @Override
    public Screen screen() {
      return Screen.LOGIN;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.login(this);
    }

    @Override
    public Step givingUp() {
      return new Login(enrollment, prompt, progress.map(Progress::cancel));
    }
  }

  /**
   * A challenge of the bank: CCHK003 to CCHK006, CCHK002 after a wrong password, or a form.
   *
   * <p>One record for them all: they differ in their words and fields, which are data, and the
   * server decides which come and in what order.
   *
   * @param enrollment what for
   * @param challenge what the bank asks
   * @param prompt what to type
   * @param progress the work, once the challenge is answered
   */
  record Challenged(
      Enrollment enrollment, Challenge challenge, Prompt prompt, Optional<Progress> progress)
      implements Step {
    @Override
    public Screen screen() {
      return Screen.of(challenge.type());
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.challenged(this);
    }

    @Override
    public Step givingUp() {
      return new Challenged(enrollment, challenge, prompt, progress.map(Progress::cancel));
    }
  }

  /**
   * G010e to G015e: the session waits while the customer mends the account at the bank's page.
   *
   * @param enrollment what for
   * @param state the code, and the bank's page
   * @param prompt asks for no text; tells the first look from later ones
   * @param progress the work, once the customer says that it is mended
   */
  record Mending(Enrollment enrollment, Failure state, Prompt prompt, Optional<Progress> progress)
      implements Step {
    @Override
    public Screen screen() {
      return Screen.MENDING;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.mending(this);
    }

    @Override
    public Step givingUp() {
      return new Mending(enrollment, state, prompt, progress.map(Progress::cancel));
    }
  }

  /**
   * CCHK008, an interrupt.
   *
   * @param proxy what asks
   * @param prompt what to type
   * @param interrupted the step that goes on afterwards
   */
  record ProxyLogin(ProxyChallenge proxy, Prompt prompt, Step interrupted) implements Step {
    /**
     * Asks for what a proxy wants.
     *
     * @param event the proxy's question
     * @param interrupted the step that goes on afterwards
     * @return the question to the user
     */
    public static ProxyLogin asked(Event.ProxyAsked event, Step interrupted) {
      return ProxyRules.ask(event, interrupted);
    }

    /**
     * Looks for what is wrong with what was typed.
     *
     * @param answers what was typed
     * @return the same question with the problems; without any if it can be answered
     */
    public ProxyLogin checked(Answers answers) {
      return new ProxyLogin(proxy, prompt.withProblems(prompt.check(answers)), interrupted);
    }

    @Override
    public Screen screen() {
      return Screen.PROXY;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.proxyLogin(this);
    }
  }

  /**
   * The password or PIN of the certificate store, an interrupt.
   *
   * @param store the store
   * @param creating whether the answer becomes the password of a new store
   * @param prompt what to type
   * @param interrupted the step that goes on afterwards
   */
  record StorePassword(StoreLocation store, boolean creating, Prompt prompt, Step interrupted)
      implements Step {
    @Override
    public Screen screen() {
      return Screen.STORE_PASSWORD;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.storePassword(this);
    }
  }

  /**
   * CCHK007.
   *
   * @param result what came of the enrolment
   * @param care what remains to be done
   */
  record Result(EnrollmentResult result, Aftercare care) implements Step {
    @Override
    public Screen screen() {
      return Screen.RESULT;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.result(this);
    }
  }

  /**
   * A failure: CCHK902 or the error panel.
   *
   * @param failure the code and its facts
   * @param enrollment the enrolment that failed; empty if none was under way
   */
  record Stopped(Failure failure, Optional<Enrollment> enrollment) implements Step {
    @Override
    public Screen screen() {
      return failure.code().place() == ErrorPlace.ABORTED ? Screen.ABORTED : Screen.FAILURE;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.stopped(this);
    }
  }

  /**
   * What became of interrupted enrolments.
   *
   * @param outcomes at least one
   * @param care what remains to be done; empty if no certificate came of them
   */
  record Unfinished(List<RecoveryOutcome> outcomes, Optional<Aftercare> care) implements Step {
    /** Copies the outcomes. */
    public Unfinished {
      outcomes = List.copyOf(outcomes);
    }

    /**
     * Tells whether another try may settle more.
     *
     * @return false if all is settled, or nothing to be settled here
     */
    public boolean isPending() {
      return outcomes.stream().anyMatch(one -> one.kind() == RecoveryOutcome.Kind.PENDING);
    }

    @Override
    public Screen screen() {
      return Screen.UNFINISHED;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.unfinished(this);
    }
  }

  /** The app has ended. */
  record Closed() implements Step {
    @Override
    public Screen screen() {
      return Screen.CLOSED;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.closed(this);
    }
  }
}
