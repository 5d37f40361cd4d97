package jp.nozomi.cert.protocol.preflight;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.wire.Directory;

/**
 * The preflight (接続診断): tells apart what can stand between this PC and a certificate.
 *
 * <p>Immutable and thread-safe; {@link #run} blocks. It asks the bank for its directory only, opens
 * no session and leaves nothing behind on the PC: a store that only a trial can judge deletes its
 * trial key again. Each check has its bound: names and the proxy decision the connect time-out, at
 * most four addresses the connect time-out each, the exchanges the HTTP deadline each, store,
 * journal and software the local time-out each. Only the user who is asked for the proxy's login
 * may take longer.
 */
public final class Preflight {
  private final Builder settings;

  private Preflight(Builder settings) {
    this.settings = new Builder(settings);
  }

  /**
   * Starts setting a preflight up.
   *
   * @param profile gives the bank
   * @param version the embedding program's version, for example 1.2.0
   * @return a builder; what is not set is not checked
   */
  public static Builder builder(ProfileSource profile, String version) {
    return new Builder(profile, version);
  }

  /**
   * Makes the checks.
   *
   * @param listener is told of each check, on this thread
   * @param cancellation stops the checks, at any time
   * @return what was found
   * @throws CancelledException if somebody asked to stop
   */
  public PreflightReport run(PreflightListener listener, Cancellation cancellation)
      throws CancelledException {
    Instant began = settings.clock.instant();
    Run run = new Run(listener, cancellation);
    Checked<BankProfile> profile =
        run.check(CheckId.PROFILE, () -> new ProfileCheck(settings.clock).of(settings.profile));
    Checked<Reach> http = network(profile, run);
    Checked<Directory> directory =
        run.after(http, CheckId.DIRECTORY, new DirectoryCheck(settings.version)::of);
    Checked<Duration> clock = run.after(http, CheckId.CLOCK, ClockCheck::of);
    local(profile, directory.value(), clock.value(), run);
    return new PreflightReport(began, SystemVersions.of(settings.version), run.results());
  }

  private Checked<Reach> network(Checked<BankProfile> profile, Run run) throws CancelledException {
    HttpSettings http = settings.http;
    Checked<Hop> hop =
        run.after(
            profile, CheckId.PROXY, bank -> Hop.decide(bank, http, settings.proxyDecidedBy, run));
    Checked<Hop.Resolved> resolved =
        run.after(hop, CheckId.DNS, way -> way.resolve(settings.resolver, http, run));
    Checked<Hop> connected =
        run.after(
            resolved, CheckId.TCP, new TcpCheck(http.connectTimeout(), run.cancellation())::of);
    Checked<Reach> login =
        run.after(
            connected,
            CheckId.PROXY_LOGIN,
            way ->
                LoginCheck.of(
                    Reach.of(way, http, settings.proxyLogin, settings.clock, run.cancellation())));
    Checked<Reach> tls = run.after(login, CheckId.TLS, TlsCheck::of);
    return run.after(tls, CheckId.HTTP, HttpCheck::of);
  }

  private void local(
      Checked<BankProfile> profile,
      Optional<Directory> directory,
      Optional<Duration> serverAhead,
      Run run)
      throws CancelledException {
    Duration bound = settings.localTimeout;
    Checked<List<StoredCertificate>> store =
        run.after(
            profile,
            settings.store,
            CheckId.STORE,
            (bank, source) -> new StoreCheck(bank).of(source, bound, run));
    run.after(
        profile,
        settings.journal,
        CheckId.JOURNAL,
        (bank, base) -> new JournalCheck(bank).of(base, bound, run));
    run.after(
        store,
        CheckId.CERTIFICATES,
        stored -> certificates(profile.value().orElseThrow(), directory, serverAhead).of(stored));
    run.check(CheckId.SOFTWARE, () -> SoftwareCheck.of(settings.software, bound, run));
  }

  private CertificatesCheck certificates(
      BankProfile bank, Optional<Directory> directory, Optional<Duration> serverAhead) {
    RenewalPolicy policy = directory.map(Directory::renewal).orElse(bank.policy().renewal());
    Instant now = settings.clock.instant().plus(serverAhead.orElse(Duration.ZERO));
    return new CertificatesCheck(bank, policy, now);
  }

  /** Collects what is looked at, and how long. Not thread-safe. */
  public static final class Builder {
    private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(40);

    private final ProfileSource profile;
    private final String version;
    private HttpSettings http = HttpSettings.defaults();
    private String proxyDecidedBy = "settings";
    private ProxyAuthenticator proxyLogin = ProxyAuthenticator.none();
    private Optional<StoreSource> store = Optional.empty();
    private Optional<Path> journal = Optional.empty();
    private InstalledSoftware software = InstalledSoftware.ofThisSystem();
    private Duration localTimeout = LOCAL_TIMEOUT;
    private Clock clock = Clock.systemUTC();
    private Hop.Resolver resolver = InetAddress::getAllByName;

    private Builder(ProfileSource profile, String version) {
      this.profile = profile;
      this.version = version;
    }

    private Builder(Builder from) {
      this(from.profile, from.version);
      http = from.http;
      proxyDecidedBy = from.proxyDecidedBy;
      proxyLogin = from.proxyLogin;
      store = from.store;
      journal = from.journal;
      software = from.software;
      localTimeout = from.localTimeout;
      clock = from.clock;
      resolver = from.resolver;
    }

    /**
     * Sets the bounds and proxies that enrolments use; nothing is tried twice.
     *
     * @param value the settings
     * @param decidedBy a word for what made the proxy decision: system, manual, pac, none
     * @return this builder
     */
    public Builder http(HttpSettings value, String decidedBy) {
      http = value;
      proxyDecidedBy = decidedBy;
      return this;
    }

    /**
     * Sets who is asked when a proxy wants a login; nobody otherwise.
     *
     * @param value the authenticator
     * @return this builder
     */
    public Builder proxyLogin(ProxyAuthenticator value) {
      proxyLogin = value;
      return this;
    }

    /**
     * Looks at a certificate store and the certificates in it.
     *
     * @param value opens the store
     * @return this builder
     */
    public Builder store(StoreSource value) {
      store = Optional.of(value);
      return this;
    }

    /**
     * Looks for enrolments that were left open.
     *
     * @param directory where journals are, as for an enrolment
     * @return this builder
     */
    public Builder journal(Path directory) {
      journal = Optional.of(directory);
      return this;
    }

    /**
     * Sets who lists the installed software; the operating system otherwise.
     *
     * @param value the list
     * @return this builder
     */
    public Builder software(InstalledSoftware value) {
      software = value;
      return this;
    }

    /**
     * Sets how long store, journal and software may take; 40 seconds otherwise, as a database of
     * certificates may be locked by a browser for 30.
     *
     * @param value the bound for each
     * @return this builder
     */
    public Builder localTimeout(Duration value) {
      localTimeout = value;
      return this;
    }

    /**
     * Sets the PC's clock.
     *
     * @param value the clock
     * @return this builder
     */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /** Sets who looks names up; enrolments ask the operating system. */
    Builder resolver(Hop.Resolver value) {
      resolver = value;
      return this;
    }

    /**
     * Makes the preflight. Nothing is read or connected yet.
     *
     * @return the preflight
     */
    public Preflight build() {
      return new Preflight(this);
    }
  }
}
