package jp.nozomi.cert.protocol.preflight;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.transport.Call;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.ExchangeObserver;
import jp.nozomi.cert.protocol.transport.HttpStack;
import jp.nozomi.cert.protocol.transport.Interruption;
import jp.nozomi.cert.protocol.transport.Reply;
import jp.nozomi.cert.protocol.transport.TlsObserver;
import jp.nozomi.cert.protocol.wire.BankServer;
import jp.nozomi.cert.protocol.wire.CallContext;
import jp.nozomi.cert.protocol.wire.Directory;
import jp.nozomi.cert.protocol.wire.EstServer;
import org.jspecify.annotations.Nullable;

/**
 * How far the first request of an enrolment got, over the very stack that enrolments use: for the
 * directory, or for the certificates of an EST service's authorities.
 *
 * @param hop the way
 * @param point how far the connection got
 * @param proxyRefusedLogin whether a login was given that the proxy did not take
 * @param session what TLS agreed on; present once secured
 * @param reply the server's reply; empty if there was none
 * @param failure why there was no reply
 * @param directory the directory, read as an enrolment reads it; empty over EST
 * @param authorities the EST service's authorities, checked as an enrolment checks them
 * @param problem why there is neither though there was a reply
 * @param repliedAt the PC's time of the reply
 */
record Reach(
    Hop hop,
    Point point,
    boolean proxyRefusedLogin,
    Optional<SSLSession> session,
    Optional<Reply> reply,
    Optional<CodedException> failure,
    Optional<Directory> directory,
    Optional<EstServer.Authorities> authorities,
    Optional<CodedException> problem,
    Instant repliedAt) {
  /** How far a connection got. */
  enum Point {
    /** The hop is connected; a proxy has not let the client through. */
    CONNECTING,
    /** The TLS handshake has begun. */
    SECURING,
    /** The TLS handshake succeeded. */
    SECURED
  }

  /** Why there was no reply, if the connection failed and not the user. */
  Optional<ConnectionException> connectionFailure() {
    return failure
        .filter(ConnectionException.class::isInstance)
        .map(ConnectionException.class::cast);
  }

  /**
   * Makes the attempt.
   *
   * @throws CancelledException if the user asked to stop
   */
  static Reach of(
      Hop hop,
      HttpSettings settings,
      ProxyAuthenticator proxyLogin,
      Clock clock,
      Cancellation cancellation)
      throws CancelledException {
    // Once is what a diagnosis wants to see.
    HttpSettings once = settings.withRetries(1, settings.longestWait());
    Attempt attempt = new Attempt(proxyLogin, cancellation);
    BankProfile.Trust trust = hop.profile().trust();
    try (HttpStack stack =
            new HttpStack(
                once,
                trust.server(),
                trust.serverKeys(),
                new SecureRandom(),
                ExchangeObserver.NONE);
        Connector connector = stack.connector(Optional.empty(), attempt)) {
      Reply reply = attempt.directory(connector, hop);
      Reach replied = attempt.replied(hop, reply, clock.instant());
      try {
        Optional<BankProfile.Est> est = hop.profile().server().est();
        return est.isPresent()
            ? replied.with(
                new EstServer(hop.profile(), est.get(), connector, once, clock)
                    .authorities(attempt))
            : replied.with(
                new BankServer(hop.profile(), connector, once, clock).directory(attempt));
      } catch (CodedException problem) {
        cancellation.check();
        return replied.without(problem);
      }
    } catch (CodedException e) {
      // Who gives up at the proxy's question did not stop the diagnosis: only the request does.
      cancellation.check();
      return attempt.failed(hop, e, clock.instant());
    }
  }

  private Reach with(Directory read) {
    return reading(Optional.of(read), Optional.empty(), Optional.empty());
  }

  private Reach with(EstServer.Authorities read) {
    return reading(Optional.empty(), Optional.of(read), Optional.empty());
  }

  private Reach without(CodedException because) {
    return reading(Optional.empty(), Optional.empty(), Optional.of(because));
  }

  private Reach reading(
      Optional<Directory> read,
      Optional<EstServer.Authorities> pinned,
      Optional<CodedException> because) {
    return new Reach(
        hop, point, proxyRefusedLogin, session, reply, failure, read, pinned, because, repliedAt);
  }

  /** One attempt under way: what the connection tells while it is made. */
  private static final class Attempt implements CallContext, TlsObserver {
    private final ProxyAuthenticator delegate;
    private final Cancellation cancellation;
    private Point point = Point.CONNECTING;
    private boolean refusedLogin;
    private @Nullable SSLSession session;

    Attempt(ProxyAuthenticator delegate, Cancellation cancellation) {
      this.delegate = delegate;
      this.cancellation = cancellation;
    }

    Reply directory(Connector connector, Hop hop) throws CodedException {
      Call get =
          new Call(
              "GET",
              hop.profile().server().directory(),
              Map.of(
                  "Accept",
                  hop.profile().server().est().isPresent()
                      ? HttpCheck.EST_CERTIFICATES
                      : "application/json, application/problem+json"),
              Optional.empty());
      return connector.exchange(get, proxyLogin(), interruption());
    }

    Reach replied(Hop hop, Reply reply, Instant at) {
      return reach(hop, Optional.of(reply), Optional.empty(), at);
    }

    Reach failed(Hop hop, CodedException failure, Instant at) {
      return reach(hop, Optional.empty(), Optional.of(failure), at);
    }

    private Reach reach(
        Hop hop, Optional<Reply> reply, Optional<CodedException> failure, Instant at) {
      return new Reach(
          hop,
          point,
          refusedLogin,
          Optional.ofNullable(session),
          reply,
          failure,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          at);
    }

    @Override
    public void began() {
      point = Point.SECURING;
    }

    @Override
    public void secured(SSLSession agreed) {
      point = Point.SECURED;
      session = agreed;
    }

    @Override
    public ProxyAuthenticator proxyLogin() {
      return (proxy, realm, rejected) -> {
        refusedLogin |= rejected;
        return delegate.login(proxy, realm, rejected);
      };
    }

    @Override
    public Interruption interruption() {
      return cancellation::onRequest;
    }

    @Override
    public void pause(Duration time, Instant until) {
      throw new IllegalStateException("one attempt has no pauses");
    }
  }
}
