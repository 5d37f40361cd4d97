package jp.nozomi.cert.protocol.enroll;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateVerifier;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.protocol.failure.BankException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.wire.EstServer;

/**
 * Brings one certification request to its end over EST: sent, waited for, verified, installed.
 *
 * <p>EST has no order that could be asked for. After a failure here, {@link
 * Failure.Revocation#NOT_NEEDED} means that the service has refused or never seen the request;
 * after any other one the same request has to be sent again, which may issue a second certificate.
 */
final class EstOrder {
  private static final Duration SHORTEST_POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int REFUSED_FROM = 300;
  private static final int REFUSED_BELOW = 500;

  /** Failures before the request can have been processed. */
  private static final Set<ConnectionException.Reason> NOT_SENT =
      EnumSet.of(
          ConnectionException.Reason.UNREACHABLE,
          ConnectionException.Reason.PROXY_REFUSED,
          ConnectionException.Reason.PROXY_CREDENTIALS_WRONG,
          ConnectionException.Reason.PROXY_AUTHENTICATION_UNSUPPORTED,
          ConnectionException.Reason.SERVER_NOT_TRUSTED,
          ConnectionException.Reason.CLOCK_WRONG,
          ConnectionException.Reason.CLIENT_CERTIFICATE_REFUSED,
          ConnectionException.Reason.CLIENT_KEY_FAILED);

  private final Environment environment;
  private final EstServer server;
  private final EstServer.Authorities authorities;
  private final ServerTime time;
  private final Installation installation;
  private final Progress progress;

  EstOrder(
      Environment environment,
      EstServer server,
      EstServer.Authorities authorities,
      Installation installation,
      Progress progress) {
    this.environment = environment;
    this.server = server;
    this.authorities = authorities;
    this.time = new ServerTime(environment.clock(), authorities.serverTime());
    this.installation = installation;
    this.progress = progress;
  }

  /** What came of it. */
  record Done(IssuedCertificate certificate, boolean proven) {}

  /** Says who asks: the customer with ID and password, or the old certificate for its renewal. */
  interface Asking {
    EstServer.Answer ask(CertificateRequest request) throws CodedException;

    /** The subject that is expected; empty if the authority chooses it. */
    Optional<DistinguishedName> subject();
  }

  Asking byLogin(EstServer.Login login) {
    return new Asking() {
      @Override
      public EstServer.Answer ask(CertificateRequest request) throws CodedException {
        // A connection of its own: one that was kept since may be dead, which only a lost request
        // would tell.
        try (Connector client = environment.stack().connector(Optional.empty())) {
          return server.enroll(request, Optional.of(login), client, progress);
        }
      }

      @Override
      public Optional<DistinguishedName> subject() {
        return Optional.empty();
      }
    };
  }

  Asking byOldCertificate(ClientCredential credential, DistinguishedName subject) {
    return new Asking() {
      @Override
      public EstServer.Answer ask(CertificateRequest request) throws CodedException {
        try (Connector client = environment.stack().connector(Optional.of(credential))) {
          return server.reenroll(request, client, progress);
        }
      }

      @Override
      public Optional<DistinguishedName> subject() {
        return Optional.of(subject);
      }
    };
  }

  /** Sends the request until it is answered, and finishes. */
  Done place(JournalEntry requested, Asking asking) throws CodedException {
    CertificateRequest request = requested.request().orElseThrow();
    List<X509Certificate> issued = issued(request, asking);
    progress.stage(Stage.VERIFYING);
    IssuedCertificate certificate =
        new CertificateVerifier()
            .verify(
                candidates(issued, request),
                Installation.expectation(
                    environment, request.publicKey(), asking.subject(), time.now()));
    JournalEntry saved = requested.issued(Optional.empty(), Pem.encode(certificate.chain()));
    try {
      boolean proven = installation.run(saved, certificate);
      installation.end(saved);
      return new Done(certificate, proven);
    } catch (CodedException e) {
      throw Installation.failed(e, Optional.empty());
    }
  }

  private List<X509Certificate> issued(CertificateRequest request, Asking asking)
      throws CodedException {
    EstServer.Answer answer = asked(request, asking, false);
    Duration waited = Duration.ZERO;
    while (answer.askAgain().isPresent()) {
      Duration wait = answer.askAgain().get();
      wait = wait.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : wait;
      Instant until = environment.clock().instant().plus(wait);
      waited = waited.plus(wait);
      if (waited.compareTo(PATIENCE) > 0) {
        throw pending(until, null);
      }
      try {
        progress.pauseStoppably(wait, until);
      } catch (CancelledException e) {
        throw pending(until, e);
      }
      answer = asked(request, asking, true);
    }
    return answer.certificates();
  }

  private static EstServer.Answer asked(CertificateRequest request, Asking asking, boolean accepted)
      throws CodedException {
    try {
      return asking.ask(request);
    } catch (BankException e) {
      if (e.status() >= REFUSED_FROM && e.status() < REFUSED_BELOW) {
        throw e;
      }
      throw unknown(e);
    } catch (ConnectionException e) {
      if (!accepted && NOT_SENT.contains(e.reason())) {
        throw e;
      }
      throw unknown(e);
    }
  }

  /** The certificate of the request's key first, then whatever may lead it to an anchor. */
  private List<X509Certificate> candidates(
      List<X509Certificate> issued, CertificateRequest request) {
    List<X509Certificate> all = new ArrayList<>();
    for (X509Certificate certificate : issued) {
      boolean own = certificate.getPublicKey().equals(request.publicKey());
      all.add(own ? 0 : all.size(), certificate);
    }
    if (!all.isEmpty()) {
      authorities.certificates().stream().filter(one -> !all.contains(one)).forEach(all::add);
    }
    return all;
  }

  /** The service has the request and takes its time: nothing is lost. */
  private static EnrollmentException pending(
      Instant until, @org.jspecify.annotations.Nullable Exception cause) {
    return new EnrollmentException(
        new Failure(ErrorCode.RECOVERY_PENDING, "est-processing")
            .withRetryAt(Optional.of(until))
            .withRevocation(Failure.Revocation.IF_NOT_RECOVERED),
        "the service is still processing the request",
        cause);
  }

  private static EnrollmentException unknown(CodedException cause) {
    return new EnrollmentException(
        new Failure(ErrorCode.OUTCOME_UNKNOWN, cause.failure().type())
            .withTraceId(cause.failure().traceId())
            .withRetryAt(cause.failure().retryAt())
            .withRevocation(Failure.Revocation.IF_NOT_RECOVERED),
        "whether a certificate was issued is not known: " + cause.getMessage(),
        cause);
  }
}
