package jp.nozomi.cert.protocol.enroll;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.PreparesKeys;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.Journal;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.MemoryJournal;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.ExchangeObserver;
import jp.nozomi.cert.protocol.transport.HttpStack;
import jp.nozomi.cert.protocol.wire.BankServer;
import jp.nozomi.cert.protocol.wire.EstServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrolment service over a bank's wire protocol, or over EST where the profile says so.
 *
 * <p>Thread-safe, but only one method does its work at a time: see {@link EnrollmentService}.
 */
public final class EnrollmentClient implements EnrollmentService {
  private static final Logger LOG = LoggerFactory.getLogger(EnrollmentClient.class);

  private final Environment environment;
  private final Connector plain;

  private EnrollmentClient(Builder builder, Journal journal) {
    BankProfile profile = builder.profile;
    HttpStack stack =
        new HttpStack(
            builder.http,
            profile.trust().server(),
            profile.trust().serverKeys(),
            builder.random,
            builder.exchangeObserver);
    this.plain = stack.connector(Optional.empty());
    this.environment =
        new Environment(
            profile,
            stack,
            plain,
            new BankServer(profile, plain, builder.http, builder.clock),
            profile
                .server()
                .est()
                .map(est -> new EstServer(profile, est, plain, builder.http, builder.clock)),
            journal,
            builder.owner,
            builder.clock,
            builder.random,
            builder.version);
  }

  /**
   * Starts building a client.
   *
   * @param profile the bank
   * @return a builder that still needs {@link Builder#journal} or {@link Builder#withoutJournal}
   */
  public static Builder builder(BankProfile profile) {
    return new Builder(profile);
  }

  /**
   * Loads what every enrolment needs, for a program that has something else to do before it.
   *
   * <p>Loading classes is a third of a cold enrolment, and Bouncy Castle's and TLS's are most of
   * them. Connects to nothing and changes nothing; meant for a thread of its own. What can not be
   * loaded now is told by the enrolment.
   */
  public static void loadAhead() {
    try {
      DistinguishedName.ofCommonName("ahead");
      HttpStack.loadAhead();
    } catch (IOException e) {
      LOG.debug("loading ahead: {}", e.toString());
    }
  }

  @Override
  public EnrollmentResult issue(
      CertificateStore store,
      Optional<KeySpec> key,
      Conversation conversation,
      Cancellation cancellation)
      throws CodedException {
    Progress progress = new Progress(conversation, cancellation);
    return cancellable(() -> enroll(new Plan(store, key, Optional.empty(), progress)));
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
    Progress progress = new Progress(conversation, cancellation);
    return cancellable(
        () -> {
          progress.stage(Stage.PREPARING);
          OldCertificate certificate = OldCertificate.open(oldStore, old);
          return enroll(new Plan(store, key, Optional.of(certificate), progress));
        });
  }

  private EnrollmentResult enroll(Plan plan) throws CodedException {
    Optional<EstServer> est = environment.est();
    try {
      return est.isPresent()
          ? new EstEnrollment(environment, est.get(), plan).run()
          : new Enrollment(environment, plan).run();
    } finally {
      if (plan.store() instanceof PreparesKeys preparing) {
        preparing.discardPreparedKey();
      }
    }
  }

  @Override
  public void prepareKey(CertificateStore store, Optional<KeySpec> key) throws StoreException {
    BankProfile profile = environment.profile();
    KeySpec spec = key.orElse(profile.policy().defaultKey());
    boolean possible =
        profile.policy().keys().contains(spec) && store.capabilities().keys().contains(spec);
    if (possible && store instanceof PreparesKeys preparing) {
      preparing.prepareKey(spec);
    }
  }

  @Override
  public void connect(Cancellation cancellation) {
    Progress silent =
        new Progress(
            challenge -> {
              throw new CancelledException();
            },
            cancellation);
    try {
      if (environment.est().isPresent()) {
        environment.est().get().authorities(silent);
      } else {
        environment.bank().directory(silent);
      }
    } catch (CodedException e) {
      // Whoever enrols is told; a proxy's question is theirs to answer as well.
      LOG.debug("connecting early: {}", e.getMessage());
    }
  }

  @Override
  public List<RecoveryOutcome> recover(StorePrompt prompt, Conversation conversation)
      throws CodedException {
    Progress progress = new Progress(conversation, new Cancellation());
    try (JournalHold journal = environment.journal().hold()) {
      return new Recovery(environment, prompt, progress).run(journal);
    }
  }

  @Override
  public void delete(CertificateStore store, CertificateId certificate) throws CodedException {
    try (JournalHold journal = environment.journal().hold()) {
      Deletion.run(journal, store, certificate);
    }
  }

  @Override
  public void close() {
    plain.close();
    environment.stack().close();
  }

  /** An exchange that was ended because the user asked is no failure of the network. */
  private static EnrollmentResult cancellable(Work work) throws CodedException {
    try {
      return work.run();
    } catch (ConnectionException e) {
      if (e.reason() == ConnectionException.Reason.ABORTED) {
        CancelledException cancelled = new CancelledException();
        cancelled.addSuppressed(e);
        throw cancelled;
      }
      throw e;
    }
  }

  @FunctionalInterface
  private interface Work {
    EnrollmentResult run() throws CodedException;
  }

  /** Collects what a client needs; everything but the journal has a default. Not thread-safe. */
  public static final class Builder {
    private final BankProfile profile;
    private final Owner owner;
    private HttpSettings http = HttpSettings.defaults();
    private Clock clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();
    private String version =
        Optional.ofNullable(EnrollmentClient.class.getPackage().getImplementationVersion())
            .orElse("0.1.0");
    private @Nullable Path journal;
    private boolean withoutJournal;
    private ExchangeObserver exchangeObserver = ExchangeObserver.NONE;
    private JournalObserver journalObserver = JournalObserver.NONE;

    private Builder(BankProfile profile) {
      this.profile = profile;
      this.owner = Owner.current(profile.bankCode());
    }

    /**
     * Keeps a journal, so that nothing is lost when the process ends in the middle.
     *
     * @param directory where journals are, for the OS user alone and not roaming; created if needed
     * @return this builder
     */
    public Builder journal(Path directory) {
      journal = directory;
      return this;
    }

    /**
     * Keeps no journal: a crash may leave an orphaned key, and cost the customer a certificate.
     *
     * @return this builder
     */
    public Builder withoutJournal() {
      withoutJournal = true;
      return this;
    }

    /**
     * Sets bounds and proxies.
     *
     * @param settings the settings
     * @return this builder
     */
    public Builder http(HttpSettings settings) {
      http = settings;
      return this;
    }

    /**
     * Sets the PC's clock.
     *
     * @param pc the clock
     * @return this builder
     */
    public Builder clock(Clock pc) {
      clock = pc;
      return this;
    }

    /**
     * Sets the source of randomness for names, UUIDs and TLS.
     *
     * @param source the source
     * @return this builder
     */
    public Builder random(SecureRandom source) {
      random = source;
      return this;
    }

    /**
     * Sets the version that the bank is told.
     *
     * @param number the embedding program's version, for example 1.2.0
     * @return this builder
     */
    public Builder version(String number) {
      version = number;
      return this;
    }

    /** Watches what goes on, for tests that end the process at every point. */
    Builder observing(ExchangeObserver exchanges, JournalObserver writes) {
      exchangeObserver = exchanges;
      journalObserver = writes;
      return this;
    }

    /**
     * Makes the client. Nothing is read, written or connected yet.
     *
     * @return the client, to be closed
     * @throws IllegalStateException unless exactly one of {@link #journal} and {@link
     *     #withoutJournal} was called
     */
    public EnrollmentClient build() {
      if ((journal != null) == withoutJournal) {
        throw new IllegalStateException("either a journal or withoutJournal()");
      }
      return new EnrollmentClient(
          this,
          journal == null
              ? new MemoryJournal()
              : new DirectoryJournal(journal, owner, journalObserver));
    }
  }
}
