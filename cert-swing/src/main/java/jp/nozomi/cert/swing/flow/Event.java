package jp.nozomi.cert.swing.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.enroll.Stage;

/** What happens: the user's acts first, then what the work tells. */
public sealed interface Event {
  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   * @param <R> what it gives back
   * @return what it gave back
   */
  <R> R accept(Cases<R> cases);

  /**
   * One method for each kind of event.
   *
   * @param <R> what each gives back
   */
  interface Cases<R> {
    /**
     * The user chose 証明書発行.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R issueChosen(IssueChosen event);

    /**
     * The user chose 証明書更新.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R renewChosen(RenewChosen event);

    /**
     * The user selected a row of 証明書一覧.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R certificateSelected(CertificateSelected event);

    /**
     * The user turned 更新できない証明書も表示 on or off.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R unrenewableShown(UnrenewableShown event);

    /**
     * The user wants to give the store's password, to see the list.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R unlockChosen(UnlockChosen event);

    /**
     * The user finished typing.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R submitted(Submitted event);

    /**
     * The user chose 戻る.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R backChosen(BackChosen event);

    /**
     * The user wants the work to stop.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R cancelChosen(CancelChosen event);

    /**
     * The user chose 再試行.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R retryChosen(RetryChosen event);

    /**
     * The user chose 閉じる, or closed the window.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R closeChosen(CloseChosen event);

    /**
     * The user wants to be reminded of the renewal, or not any more.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R reminderWanted(ReminderWanted event);

    /**
     * The user thinks of deleting the superseded certificate.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R deletionChosen(DeletionChosen event);

    /**
     * The user consents to deleting the superseded certificate.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R deletionConfirmed(DeletionConfirmed event);

    /**
     * It is known where new keys will be kept.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R storeChosen(StoreChosen event);

    /**
     * The store was read.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R listed(Listed event);

    /**
     * The store could not be read.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R listFailed(ListFailed event);

    /**
     * A stage of the work began.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R stageBegan(StageBegan event);

    /**
     * The bank makes the app wait.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R waiting(Waiting event);

    /**
     * The bank asks the customer; the work waits for the answer.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R challenged(Challenged event);

    /**
     * The account is not ready; the work waits until the customer has mended it.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R mendingAsked(MendingAsked event);

    /**
     * A proxy asks for a user name and password; the work waits for them.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R proxyAsked(ProxyAsked event);

    /**
     * A store asks for its password or PIN; the work waits for it.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R storeAsked(StoreAsked event);

    /**
     * The certificate is installed, proven and confirmed.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R finished(Finished event);

    /**
     * The work failed, or stopped when asked to.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R workFailed(WorkFailed event);

    /**
     * What earlier runs left open was looked at.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R recovered(Recovered event);

    /**
     * The surroundings of the new certificate were looked at.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R lookedAround(LookedAround event);

    /**
     * The superseded certificate is gone, or could not be deleted.
     *
     * @param event the event
     * @return what the handler makes of it
     */
    R deleted(Deleted event);
  }

  /** The user chose 証明書発行. */
  record IssueChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.issueChosen(this);
    }
  }

  /** The user chose 証明書更新. */
  record RenewChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.renewChosen(this);
    }
  }

  /**
   * The user selected a row of 証明書一覧.
   *
   * @param id the certificate
   */
  record CertificateSelected(CertificateId id) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.certificateSelected(this);
    }
  }

  /**
   * The user turned 更新できない証明書も表示 on or off.
   *
   * @param shown whether it is on
   */
  record UnrenewableShown(boolean shown) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.unrenewableShown(this);
    }
  }

  /** The user wants to give the store's password, to see the list. */
  record UnlockChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.unlockChosen(this);
    }
  }

  /**
   * The user finished typing.
   *
   * @param answers what was typed, whose ownership goes over
   */
  record Submitted(Answers answers) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.submitted(this);
    }
  }

  /** The user chose 戻る. */
  record BackChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.backChosen(this);
    }
  }

  /** The user wants the work to stop. */
  record CancelChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.cancelChosen(this);
    }
  }

  /** The user chose 再試行. */
  record RetryChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.retryChosen(this);
    }
  }

  /** The user chose 閉じる, or closed the window. */
  record CloseChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.closeChosen(this);
    }
  }

  /**
   * The user wants to be reminded of the renewal, or not any more.
   *
   * @param wanted whether
   */
  record ReminderWanted(boolean wanted) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.reminderWanted(this);
    }
  }

  /** The user thinks of deleting the superseded certificate. */
  record DeletionChosen() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.deletionChosen(this);
    }
  }

  /** The user consents to deleting the superseded certificate. */
  record DeletionConfirmed() implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.deletionConfirmed(this);
    }
  }

  /**
   * It is known where new keys will be kept, or why nowhere.
   *
   * @param plan the store, or the refusal
   */
  record StoreChosen(StorePlan plan) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.storeChosen(this);
    }
  }

  /**
   * The stores were read.
   *
   * @param entries their certificates
   * @param unread the stores that could not be read
   */
  record Listed(List<CertificateEntry> entries, List<UnreadStore> unread) implements Event {
    /** Copies the lists. */
    public Listed {
      entries = List.copyOf(entries);
      unread = List.copyOf(unread);
    }

    /**
     * All that was to be read was read.
     *
     * @param entries the certificates
     */
    public Listed(List<CertificateEntry> entries) {
      this(entries, List.of());
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.listed(this);
    }
  }

  /**
   * The store could not be read.
   *
   * @param failure why
   */
  record ListFailed(Failure failure) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.listFailed(this);
    }
  }

  /**
   * A stage of the work began.
   *
   * @param stage the stage
   */
  record StageBegan(Stage stage) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.stageBegan(this);
    }
  }

  /**
   * The bank makes the app wait.
   *
   * @param until when the next attempt is made
   */
  record Waiting(Instant until) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.waiting(this);
    }
  }

  /**
   * The bank asks the customer; the work waits for the answer.
   *
   * @param challenge what it asks
   */
  record Challenged(Challenge challenge) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.challenged(this);
    }
  }

  /**
   * The account is not ready; the work waits until the customer has mended it.
   *
   * @param state the code, and the bank's page where it is mended
   */
  record MendingAsked(Failure state) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.mendingAsked(this);
    }
  }

  /**
   * A proxy asks for a user name and password; the work waits for them.
   *
   * @param proxy what asks
   */
  record ProxyAsked(Conversation.ProxyChallenge proxy) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.proxyAsked(this);
    }
  }

  /**
   * A store asks for its password or PIN; the work waits for it.
   *
   * @param store the store
   * @param creating whether the answer becomes the password of a new store
   */
  record StoreAsked(StoreLocation store, boolean creating) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.storeAsked(this);
    }
  }

  /**
   * The certificate is installed, proven and confirmed.
   *
   * @param result what came of it
   */
  record Finished(EnrollmentResult result) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.finished(this);
    }
  }

  /**
   * The work failed, or stopped when asked to.
   *
   * @param failure the code and its facts
   */
  record WorkFailed(Failure failure) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.workFailed(this);
    }
  }

  /**
   * What earlier runs left open was looked at.
   *
   * @param outcomes what became of each; empty if nothing was open
   */
  record Recovered(List<RecoveryOutcome> outcomes) implements Event {
    /** Copies the list. */
    public Recovered {
      outcomes = List.copyOf(outcomes);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.recovered(this);
    }
  }

  /**
   * The surroundings of the new certificate were looked at.
   *
   * @param browsers the browsers that run, by name
   * @param reminder whether the user is reminded of the renewal
   */
  record LookedAround(List<String> browsers, Aftercare.Reminder reminder) implements Event {
    /** Copies the list. */
    public LookedAround {
      browsers = List.copyOf(browsers);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.lookedAround(this);
    }
  }

  /**
   * The superseded certificate is gone, or could not be deleted.
   *
   * @param failure why it could not; empty if it is gone
   */
  record Deleted(Optional<Failure> failure) implements Event {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.deleted(this);
    }
  }
}
