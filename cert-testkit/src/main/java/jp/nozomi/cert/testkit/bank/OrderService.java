package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.InvalidRequestException;

/** Orders from their acceptance to their end; wire protocol sections 4 and 5. Thread-safe. */
public final class OrderService {
  private final BankPolicy policy;
  private final Clock clock;
  private final Sessions sessions;
  private final Gates gates;
  private final CertificateRegister certificates;
  private final Authority authority;
  private final Journal journal;
  private final Map<String, Order> byUuid = new ConcurrentHashMap<>();
  private final Map<String, String> byCertificate = new ConcurrentHashMap<>();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final PriorityQueue<Order> unconfirmed =
      new PriorityQueue<>(Comparator.comparing(Order::confirmBy));

  OrderService(
      BankPolicy policy,
      Clock clock,
      Sessions sessions,
      Gates gates,
      CertificateRegister certificates,
      Authority authority,
      Journal journal) {
    this.policy = policy;
    this.clock = clock;
    this.sessions = sessions;
    this.gates = gates;
    this.certificates = certificates;
    this.authority = authority;
    this.journal = journal;
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
      Order known = byUuid.get(uuid);
      if (known != null) {
        if (!known.session().equals(session.id)) {
          throw new Refusal(ProblemType.NOT_FOUND, "not this session's order");
        }
        if (!Arrays.equals(known.request(), der)) {
          throw new Refusal(ProblemType.ORDER_CONFLICT, "another request was accepted");
        }
        return placed(known, false);
      }
      if (session.terms.isEmpty() || session.orderUuid.isPresent()) {
        throw new Refusal(ProblemType.WRONG_STATE, "the session may not order");
      }
      Account account = session.account.orElseThrow();
      synchronized (account) {
        gates.check(session);
        CertificationRequest request = checked(session, der);
        return accept(session, account, uuid, request);
      }
    }
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

  private Placed accept(Session session, Account account, String uuid, CertificationRequest request)
      throws Refusal {
    Instant now = clock.instant();
    HeldCertificate held =
        authority.customer(request.subject(), request.publicKey(), now, policy.validity()).build();
    Order order =
        new Order(
                uuid,
                account.customer().loginId(),
                session.id,
                session.operation,
                request.der(),
                session.oldCertificate.map(CertificateRecord::sha256),
                Order.State.PROCESSING,
                now.plus(policy.confirmWithin()),
                Optional.empty(),
                Optional.empty())
            .issued(Digests.sha256(held.der()));
    synchronized (closed) {
      // Recovery closes a UUID under the same lock: either it finds the order, or the order fails.
      if (closed.contains(uuid)) {
        throw new Refusal(ProblemType.ORDER_CLOSED, "closed by recovery");
      }
      record(held, order.loginId(), now);
      save(order);
    }
    session.orderUuid = Optional.of(uuid);
    synchronized (unconfirmed) {
      unconfirmed.add(order);
    }
    return placed(order, true);
  }

  private CertificateRecord record(HeldCertificate held, String loginId, Instant now) {
    Instant notAfter = held.certificate().getNotAfter().toInstant();
    CertificateRecord issued =
        CertificateRecord.issued(loginId, held.der(), held.chainPem(), notAfter, now);
    certificates.add(issued);
    return issued;
  }

  /**
   * Issues a certificate without a session, as if that had happened at another time.
   *
   * @param loginId the customer
   * @param request the certification request
   * @param subject the subject in DER
   * @param notBefore the certificate's first second
   * @return the certificate, confirmed
   */
  public CertificateRecord issueDirectly(
      String loginId, CertificationRequest request, byte[] subject, Instant notBefore) {
    HeldCertificate held =
        authority.customer(subject, request.publicKey(), notBefore, policy.validity()).build();
    CertificateRecord issued = record(held, loginId, notBefore);
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
    }
    Order order = byUuid.get(uuid);
    if (order == null || !order.session().equals(session.id)) {
      throw new Refusal(ProblemType.NOT_FOUND, "no such order of this session");
    }
    return placed(order, false);
  }

  /**
   * Finds an order whatever its session.
   *
   * @param uuid the order
   * @return the order, or empty
   */
  public Optional<Placed> find(String uuid) {
    return Optional.ofNullable(byUuid.get(uuid)).map(order -> placed(order, false));
  }

  /**
   * Finds an order, or closes its UUID for good.
   *
   * @param uuid the order
   * @return the order, or empty if there is none and never will be
   */
  public Optional<Placed> findOrClose(String uuid) {
    synchronized (closed) {
      if (!byUuid.containsKey(uuid) && closed.add(uuid)) {
        journal.closed(uuid);
      }
    }
    return find(uuid);
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
    abandonOverdue();
    Order.State wanted = installed ? Order.State.CONFIRMED : Order.State.FAILED;
    synchronized (closed) {
      Order order = byUuid.get(uuid);
      if (order == null) {
        throw new Refusal(ProblemType.NOT_FOUND, "no such order");
      }
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
    return save(order.confirmed(until));
  }

  private Order failed(Order order) {
    certificates.revoke(order.certificate().orElseThrow(), clock.instant());
    return save(order.in(Order.State.FAILED));
  }

  /** Revokes what was not confirmed in time, unless its key was used in a login. */
  public void abandonOverdue() {
    Instant now = clock.instant();
    while (true) {
      Order due;
      synchronized (unconfirmed) {
        due = unconfirmed.peek();
        if (due == null || !now.isAfter(due.confirmBy())) {
          return;
        }
        unconfirmed.remove();
      }
      synchronized (closed) {
        Order order = byUuid.get(due.uuid());
        if (order != null && order.state() == Order.State.ISSUED && !proven(order)) {
          certificates.revoke(order.certificate().orElseThrow(), now);
          save(order.in(Order.State.ABANDONED));
        }
      }
    }
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
    abandonOverdue();
    Instant now = clock.instant();
    CertificateRecord found =
        sha256
            .flatMap(certificates::find)
            .filter(certificate -> certificate.logsIn(now))
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
   * Finds the order of a certificate.
   *
   * @param sha256 the certificate
   * @return its order, or empty
   */
  public Optional<Order> ofCertificate(String sha256) {
    return Optional.ofNullable(byCertificate.get(sha256)).map(byUuid::get);
  }

  /**
   * Gives all orders.
   *
   * @return the orders in no order
   */
  public List<Order> all() {
    return List.copyOf(byUuid.values());
  }

  private Order save(Order order) {
    byUuid.put(order.uuid(), order);
    order.certificate().ifPresent(sha256 -> byCertificate.put(sha256, order.uuid()));
    journal.order(order);
    return order;
  }

  private Placed placed(Order order, boolean fresh) {
    Optional<String> chain =
        Stream.of(order.certificate())
            .flatMap(Optional::stream)
            .flatMap(sha256 -> certificates.find(sha256).stream())
            .map(CertificateRecord::chainPem)
            .findFirst();
    return new Placed(order, fresh, chain);
  }
}
