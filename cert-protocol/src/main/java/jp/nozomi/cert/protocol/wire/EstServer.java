package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertsOnly;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.request.CsrAttributes;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.failure.BankException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.transport.Call;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.Reply;

/**
 * The operations of a service of Enrolment over Secure Transport (RFC 7030 with RFC 8951).
 *
 * <p>Thread-safe. Requests for certificates are sent once: repeating one may issue a second time.
 */
public final class EstServer {
  private static final String CERTIFICATES = "application/pkcs7-mime";
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Set<Integer> NO_WISHES = Set.of(204, 401, 403, 404, 501);

  private final BankProfile profile;
  private final BankProfile.Est service;
  private final Connector connector;
  private final Requests requests;
  private final Clock clock;

  /**
   * Makes the service's face on this side.
   *
   * @param profile the bank
   * @param service its service
   * @param connector the TLS client without a certificate
   * @param settings the bounds of repeating
   * @param clock the PC's clock
   */
  public EstServer(
      BankProfile profile,
      BankProfile.Est service,
      Connector connector,
      HttpSettings settings,
      Clock clock) {
    this.profile = profile;
    this.service = service;
    this.connector = connector;
    this.requests = new Requests(new LinkRules(profile.server()), settings, clock);
    this.clock = clock;
  }

  /**
   * The service's certification authorities.
   *
   * @param certificates their certificates, of use for paths only: none is trusted for being here
   * @param serverTime the server's time when it answered
   */
  public record Authorities(List<X509Certificate> certificates, Instant serverTime) {
    /** Copies the list. */
    public Authorities {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * Login ID and password for HTTP Basic (RFC 7030 section 3.2.3).
   *
   * @param id the login ID, without a colon
   * @param password the password, the caller's to close
   */
  public record Login(String id, Secret password) {}

  /**
   * What came of a request.
   *
   * @param certificates the issued certificate, and what came with it; empty if there is none yet
   * @param askAgain when to send the very same request again; empty if there is a certificate
   */
  public record Answer(List<X509Certificate> certificates, Optional<Duration> askAgain) {
    /** Copies the list. */
    public Answer {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * Gives where a new certificate logs in.
   *
   * @return the profile's URL, if it has one
   */
  public Optional<URI> proof() {
    return service.proof();
  }

  /**
   * Gets the certification authorities' certificates (RFC 7030 section 4.1).
   *
   * <p>The trust anchors are the profile's, so that nobody has to compare a fingerprint; a service
   * that belongs to other ones is found out here, before a password is sent to it.
   *
   * @param context this side of the call
   * @return the authorities
   * @throws CodedException with {@link ErrorCode#SERVER_NOT_TRUSTED} if none of them is a pinned
   *     anchor or issued by one
   */
  public Authorities authorities(CallContext context) throws CodedException {
    Reply reply = get("cacerts", context);
    List<X509Certificate> all = certificates(requests.expect(reply, Set.of(200)));
    if (all.stream().noneMatch(this::isPinned)) {
      throw new BankException(
          reply.status(),
          new Failure(ErrorCode.SERVER_NOT_TRUSTED, "cacerts-not-pinned"),
          "none of " + all.size() + " certificates leads to a pinned anchor",
          null);
    }
    Instant time = reply.header("date").flatMap(RetryAfter::date).orElse(clock.instant());
    return new Authorities(all, time);
  }

  /**
   * Asks what the service would like in a request (RFC 7030 section 4.5).
   *
   * @param context this side of the call
   * @return its wishes; none if it tells none to somebody who has not logged in
   * @throws CodedException if it can not be asked
   */
  public CsrAttributes attributes(CallContext context) throws CodedException {
    Reply reply = get("csrattrs", context);
    if (NO_WISHES.contains(reply.status())) {
      return CsrAttributes.NONE;
    }
    requests.expect(reply, Set.of(200));
    try {
      return CsrAttributes.ofDer(EstBody.decode(reply.body()));
    } catch (IllegalArgumentException e) {
      throw malformed(reply, e);
    }
  }

  /**
   * Asks for a certificate (RFC 7030 section 4.2.1).
   *
   * @param request the certification request
   * @param login ID and password; empty if the TLS client's certificate says who asks
   * @param client the TLS client
   * @param context this side of the call
   * @return the certificate, or when to ask again
   * @throws CodedException if there is none; whether the service has seen the request then depends
   *     on the exception
   */
  public Answer enroll(
      CertificateRequest request, Optional<Login> login, Connector client, CallContext context)
      throws CodedException {
    return ask("simpleenroll", request, login, client, context);
  }

  /**
   * Asks for a certificate in place of the TLS client's own (RFC 7030 section 4.2.2).
   *
   * @param request the certification request, with the old certificate's subject
   * @param client the TLS client that shows the old certificate
   * @param context this side of the call
   * @return the certificate, or when to ask again
   * @throws CodedException if there is none; whether the service has seen the request then depends
   *     on the exception
   */
  public Answer reenroll(CertificateRequest request, Connector client, CallContext context)
      throws CodedException {
    return ask("simplereenroll", request, Optional.empty(), client, context);
  }

  private Answer ask(
      String operation,
      CertificateRequest request,
      Optional<Login> login,
      Connector client,
      CallContext context)
      throws CodedException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", CERTIFICATES);
    headers.put("Content-Transfer-Encoding", "base64");
    login.ifPresent(pair -> headers.put("Authorization", basic(pair)));
    Call call =
        new Call(
            "POST",
            service.operation(operation),
            headers,
            Optional.of(new Call.Body("application/pkcs10", EstBody.encode(request.der()))));
    Reply reply = client.exchange(call, context.proxyLogin(), context.interruption());
    return switch (reply.status()) {
      case 200 -> new Answer(certificates(reply), Optional.empty());
      case 202 ->
          new Answer(List.of(), Optional.of(requests.problems().retryAfter(reply).orElse(POLL)));
      case 401, 403 -> throw refused(reply, login.isPresent());
      default -> throw requests.problems().exception(reply);
    };
  }

  private Reply get(String operation, CallContext context) throws CodedException {
    Call call =
        new Call("GET", service.operation(operation), Map.of("Accept", "*/*"), Optional.empty());
    return requests.send(call, connector, context);
  }

  private BankException refused(Reply reply, boolean withLogin) {
    if (withLogin && reply.status() == 403) {
      return requests.problems().exception(reply);
    }
    ErrorCode code =
        withLogin ? ErrorCode.WRONG_CREDENTIALS : ErrorCode.RENEWAL_CERTIFICATE_UNUSABLE;
    return new BankException(
        reply.status(), new Failure(code), "the service answered " + reply.status(), null);
  }

  private List<X509Certificate> certificates(Reply reply) throws BankException {
    try {
      return CertsOnly.certificates(EstBody.decode(reply.body()));
    } catch (IllegalArgumentException | CertificateException e) {
      throw malformed(reply, e);
    }
  }

  private static BankException malformed(Reply reply, Exception cause) {
    return new BankException(
        reply.status(),
        new Failure(ErrorCode.NOT_AVAILABLE, "malformed-reply"),
        "not a reply of EST: " + cause.getMessage(),
        cause);
  }

  private boolean isPinned(X509Certificate certificate) {
    return profile.trust().client().certificates().stream()
        .anyMatch(anchor -> anchor.equals(certificate) || isIssued(certificate, anchor));
  }

  private static boolean isIssued(X509Certificate certificate, X509Certificate anchor) {
    try {
      certificate.verify(anchor.getPublicKey());
      return certificate.getIssuerX500Principal().equals(anchor.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** RFC 7617 section 2.1, in UTF-8; the HTTP library takes header values as strings only. */
  private static String basic(Login login) {
    return login
        .password()
        .use(
            password -> {
              String pair = login.id() + ":" + CharBuffer.wrap(password);
              byte[] octets = pair.getBytes(StandardCharsets.UTF_8);
              return "Basic " + Base64.getEncoder().encodeToString(octets);
            });
  }
}
