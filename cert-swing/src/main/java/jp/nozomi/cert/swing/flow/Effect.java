package jp.nozomi.cert.swing.flow;

import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Operation;

/** What the flow wants done outside of it. */
public sealed interface Effect {
  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   */
  void accept(Cases cases);

  /** One method for each kind of effect. */
  interface Cases {
    /**
     * Reads the installed certificates.
     *
     * @param effect the effect
     */
    void list(List effect);

    /** Settles what an earlier run left open. */
    void recover();

    /** Chooses where new keys will be kept. */
    void chooseStore();

    /** Makes ready for an enrolment what leaves nothing behind: a connection, a key in memory. */
    void prepare();

    /** Drops what was made ready. */
    void standDown();

    /** Looks for running browsers, and whether the user is reminded of the renewal. */
    void lookAround();

    /**
     * Has the user reminded of the renewal, or not any more.
     *
     * @param effect the effect
     */
    void remind(Remind effect);

    /**
     * Deletes a superseded certificate.
     *
     * @param effect the effect
     */
    void delete(Delete effect);

    /**
     * Starts an enrolment.
     *
     * @param effect the effect
     */
    void begin(Begin effect);

    /**
     * Answers the question that the work waits for.
     *
     * @param answers the answers, whose ownership goes over
     */
    void reply(Answers answers);

    /** Declines the question that the work waits for. */
    void giveUp();

    /** Asks the work to stop. */
    void cancelWork();

    /**
     * Clears answers that nobody uses.
     *
     * @param answers the answers
     */
    void discard(Answers answers);

    /** Ends the app. */
    void close();
  }

  /**
   * Read the installed certificates.
   *
   * @param prompting whether the user may be asked for the store's password
   */
  record List(boolean prompting) implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.list(this);
    }
  }

  /** Settle what an earlier run left open. */
  record Recover() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.recover();
    }
  }

  /** Choose where new keys will be kept: browsers' databases and tokens may be looked for. */
  record ChooseStore() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.chooseStore();
    }
  }

  /** Make ready for an enrolment what leaves nothing behind, while the user types. */
  record Prepare() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.prepare();
    }
  }

  /** Drop what was made ready: the user went elsewhere. */
  record StandDown() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.standDown();
    }
  }

  /** Look for running browsers, and whether the user is reminded of the renewal. */
  record LookAround() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.lookAround();
    }
  }

  /**
   * Have the user reminded of the renewal, or not any more.
   *
   * @param wanted whether
   */
  record Remind(boolean wanted) implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.remind(this);
    }
  }

  /**
   * Delete a superseded certificate, to which the user has consented.
   *
   * @param certificate the certificate
   */
  record Delete(CertificateId certificate) implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.delete(this);
    }
  }

  /**
   * Start an enrolment.
   *
   * @param operation issue or renew
   * @param certificate the certificate to renew
   */
  record Begin(Operation operation, Optional<CertificateId> certificate) implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.begin(this);
    }
  }

  /**
   * Answer the question that the work waits for: the bank's, the proxy's or the store's.
   *
   * @param answers the answers, whose ownership goes over
   */
  record Reply(Answers answers) implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.reply(answers);
    }
  }

  /** Decline the question that the work waits for. */
  record GiveUp() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.giveUp();
    }
  }

  /** Ask the work to stop. */
  record CancelWork() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.cancelWork();
    }
  }

  /**
   * Clear answers that nobody uses.
   *
   * @param answers the answers
   */
  record Discard(Answers answers) implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.discard(answers);
    }
  }

  /** End the app. */
  record Close() implements Effect {
    @Override
    public void accept(Cases cases) {
      cases.close();
    }
  }
}
