package jp.nozomi.cert.testkit.bank;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.InvalidRequestException;

/** Orders from their acceptance to their end; wire protocol sections 4 and 5. Thread-safe. */
public final class OrderService {
  private final BankPolicy policy;
  private final Clock clock;
  private final Sessions sessions;
  private final Gates gates;
  private final CertificateRegister certificates;
  private final Issuer issuer;
  private final OrderBook book;
  private final Set<String> issuing = ConcurrentHashMap.newKeySet();
  private final Processing processing = new Processing();

  OrderService(
      BankPolicy policy,
      Clock clock,
      Sessions sessions,
      Gates gates,
      CertificateRegister certificates,
      Issuer issuer,
      OrderBook book) {
    this.policy = policy;
    this.clock = clock;
    this.sessions = sessions;
    this.gates = gates;
    this.certificates = certificates;
    this.issuer = issuer;
    this.book = book;
  }

  /**
   * An order as the client sees it.
   *
   * @param order the order
   * @param fresh whether this call accepted it
   * @param chainPem its certificate and the intermediates, if there is one
   */
  public record Placed(Order order, boolean fresh, Optional<String> chainPem) {}

  /**
   * Gives the settings for orders that are not issued at once.
   *
   * @return the settings
   */
  public Processing processing() {
    return processing;
  }

  /**
   * Accepts an order, or finds it accepted.
   *
   * @param sessionId the session
   * @param caller who calls
   * @param uuid the client's UUID
   * @param der the certification request
   * @return the order
   * @throws Refusal if the session may not order this
   */
  public Placed place(String sessionId, Caller caller, String uuid, byte[] der) throws Refusal {
    Session session = sessions.authorized(sessionId, caller);
    synchronized (session) {
      sessions.requireOpen(session);
      Optional<Order> known = book.find(uuid);
      if (known.isPresent()) {
        return placed(again(known.get(), session, der), false);
      }
      if (session.terms.isEmpty() || session.orderUuid.isPresent()) {
        throw new Refusal(ProblemType.WRONG_STATE, "the session may not order");
      }
      Account account = session.account.orElseThrow();
      synchronized (account) {
        gates.check(session);
        CertificationRequest request = checked(session, der);
        Order order = accept(session, account, uuid, request);
        session.orderUuid = Optional.of(uuid);
        return placed(settle(order, request), true);
      }
    }
  }

  private static Order again(Order known, Session session, byte[] der) throws Refusal {
    if (!known.session().equals(session.id)) {
      throw new Refusal(ProblemType.NOT_FOUND, "not this session's order");
    }
    if (!Arrays.equals(known.request(), der)) {
      throw new Refusal(ProblemType.ORDER_CONFLICT, "another request was accepted");
    }
    return known;
  }

  private CertificationRequest checked(Session session, byte[] der) throws Refusal {
    CertificationRequest request;
    try {
      request = CertificationRequest.parse(der);
    } catch (InvalidRequestException e) {
      throw new Refusal(ProblemType.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    if (!Digests.sha256(request.publicKey().getEncoded()).equals(session.boundKey.orElse(""))) {
      throw new Refusal(ProblemType.KEY_CONFLICT, "not the bound key");
    }
    if (request.keySpec().filter(policy.keys()::contains).isEmpty()) {
      throw new Refusal(ProblemType.UNSUPPORTED, "a kind of key that is not offered");
    }
    OrderTerms terms = session.terms.orElseThrow();
    if (!Arrays.equals(terms.subject(), request.subject())) {
      throw new Refusal(ProblemType.BAD_REQUEST, "not the announced subject");
    }
    if (!request.challengePassword().equals(Optional.of(terms.requestNonce()))) {
      throw new Refusal(ProblemType.BAD_REQUEST, "not the announced nonce");
    }
    return request;
  }

  private Order accept(Session session, Account account, String uuid, CertificationRequest request)
      throws Refusal {
    Order order =
        new Order(
            uuid,
            account.customer().loginId(),
            session.id,
            session.operation,
            request.der(),
            session.oldCertificate.map(CertificateRecord::sha256),
            Order.State.PROCESSING,
            clock.instant().plus(policy.confirmWithin()),
            Optional.empty(),
            Optional.empty());
    synchronized (book.lock()) {
      if (book.isClosed(uuid)) {
        throw new Refusal(ProblemType.ORDER_CLOSED, "closed by recovery");
      }
      replaceEarlierRenewal(order);
      processing.begin(uuid);
      return book.save(order);
    }
  }

  /** A certificate is renewed once: a later order takes the place of one that nobody took up. */
  private void replaceEarlierRenewal(Order order) throws Refusal {
    Optional<Order> earlier = order.oldCertificate().flatMap(book::renewalOf);
    if (earlier.isEmpty()) {
      return;
    }
    if (earlier.get().state() == Order.State.PROCESSING) {
      book.save(earlier.get().in(Order.State.ABANDONED));
    } else if (earlier.get().state() == Order.State.ISSUED) {
      if (proven(earlier.get())) {
        throw new Refusal(ProblemType.VALID_CERTIFICATE_EXISTS, "its renewal is in use");
      }
      abandon(earlier.get());
    }
  }

  /** Issues an order's certificate if its time has come. */
  private Order settle(Order order, CertificationRequest request) {
    synchronized (book.lock()) {
      Order now = book.find(order.uuid()).orElse(order);
      if (now.state() != Order.State.PROCESSING || !processing.due(now.uuid())) {
        return now;
      }
      if (processing.refuses()) {
        return book.save(now.in(Order.State.REFUSED));
      }
      if (!issuing.add(now.uuid())) {
        // An order that arrives while its recovery asks for it gets one certificate, not two.
        return now;
      }
    }
    // Outside of the lock: signing is slow.
    try {
      CertificateRecord issued =
          issuer.issue(order.loginId(), request.subject(), request.publicKey(), clock.instant());
      return book.save(order.issued(issued.sha256()));
    } finally {
      issuing.remove(order.uuid());
    }
  }

  private Order settle(Order order) {
    if (order.state() != Order.State.PROCESSING) {
      return order;
    }
    try {
      return settle(order, CertificationRequest.parse(order.request()));
    } catch (InvalidRequestException e) {
      throw new IllegalStateException("an accepted request that can not be read", e);
    }
  }

  /**
   * Issues a certificate without a session, as if that had happened at another time.
   *
   * @param loginId the customer
   * @param key the customer's public key
   * @param subject the subject in DER
   * @param notBefore the certificate's first second
   * @return the certificate, confirmed
   */
  public CertificateRecord issueDirectly(
      String loginId, PublicKey key, byte[] subject, Instant notBefore) {
    CertificateRecord issued = issuer.issue(loginId, subject, key, notBefore);
    return certificates.change(issued.sha256(), it -> it.used(false, true)).orElse(issued);
  }

  /**
   * Shows an order to the session that placed it.
   *
   * @param uuid the order
   * @param caller who calls
   * @return the order
   * @throws Refusal if it is not the caller's
   */
  public Placed show(String uuid, Caller caller) throws Refusal {
    Session session =
        sessions
            .ofToken(caller)
            .orElseThrow(() -> new Refusal(ProblemType.UNAUTHORIZED, "no such token"));
    synchronized (session) {
      sessions.requireOpen(session);
      Order order =
          book.find(uuid)
              .filter(found -> found.session().equals(session.id))
              .orElseThrow(
                  () -> new Refusal(ProblemType.NOT_FOUND, "no such order of this session"));
      return placed(settle(order), false);
    }
  }

  /**
   * Finds an order whatever its session.
   *
   * @param uuid the order
   * @return the order, or empty
   */
  public Optional<Order> find(String uuid) {
    return book.find(uuid);
  }

  /**
   * Finds an order, or closes its UUID for good.
   *
   * @param uuid the order
   * @return the order, or empty if there is none and never will be
   */
  public Optional<Placed> findOrClose(String uuid) {
    book.close(uuid);
    return book.find(uuid).map(order -> placed(settle(order), false));
  }

  /**
   * Takes the client's word on an order.
   *
   * @param uuid the order
   * @param installed true if the certificate is installed and works, false if it never will
   * @return the order as it is now
   * @throws Refusal if the order ended otherwise before
   */
  public Placed confirm(String uuid, boolean installed) throws Refusal {
    Order.State wanted = installed ? Order.State.CONFIRMED : Order.State.FAILED;
    synchronized (book.lock()) {
      Order order =
          book.find(uuid).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND, "no such order"));
      if (order.state() == wanted) {
        return placed(order, false);
      }
      if (order.state() != Order.State.ISSUED) {
        throw new Refusal(ProblemType.WRONG_STATE, "the order is " + order.state());
      }
      return placed(installed ? confirmed(order) : failed(order), false);
    }
  }

  private Order confirmed(Order order) {
    Instant now = clock.instant();
    certificates.change(order.certificate().orElseThrow(), it -> it.used(false, true));
    Optional<Instant> until = order.oldCertificate().map(old -> now.plus(policy.grace()));
    order
        .oldCertificate()
        .ifPresent(old -> certificates.change(old, it -> it.superseded(now, until.orElseThrow())));
    return book.save(order.confirmed(until));
  }

  private Order failed(Order order) {
    certificates.revoke(order.certificate().orElseThrow(), clock.instant());
    return book.save(order.in(Order.State.FAILED));
  }

  /** Revokes what was not confirmed in time, unless its key was used in a login. */
  public void abandonOverdue() {
    Optional<Order> due = book.pollOverdue(clock.instant());
    while (due.isPresent()) {
      synchronized (book.lock()) {
        if (due.get().state() == Order.State.ISSUED && !proven(due.get())) {
          abandon(due.get());
        }
      }
      due = book.pollOverdue(clock.instant());
    }
  }

  private void abandon(Order order) {
    certificates.revoke(order.certificate().orElseThrow(), clock.instant());
    book.save(order.in(Order.State.ABANDONED));
  }

  private boolean proven(Order order) {
    return order
        .certificate()
        .flatMap(certificates::find)
        .filter(CertificateRecord::proven)
        .isPresent();
  }

  /**
   * Logs a certificate in, which proves it: its order is never abandoned.
   *
   * @param sha256 the connection's certificate
   * @return the certificate
   * @throws Refusal if it does not log in
   */
  public CertificateRecord logIn(Optional<String> sha256) throws Refusal {
    CertificateRecord found =
        sha256
            .flatMap(certificates::find)
            .filter(certificate -> certificate.logsIn(clock.instant()))
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemType.RENEWAL_CERTIFICATE_UNUSABLE,
                        "unknown, revoked, superseded or expired"));
    return found.proven()
        ? found
        : certificates.change(found.sha256(), it -> it.used(true, false)).orElse(found);
  }

  /**
   * Gives all orders.
   *
   * @return the orders in no order
   */
  public List<Order> all() {
    return book.all();
  }

  private Placed placed(Order order, boolean fresh) {
    Optional<String> chain =
        order.certificate().flatMap(certificates::find).map(CertificateRecord::chainPem);
    return new Placed(order, fresh, chain);
  }
}
