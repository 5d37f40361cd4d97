package jp.nozomi.cert.testkit.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * The faults that are to happen at one bank. Thread-safe.
 *
 * <p>Of several that match a request the first one added happens; all of them count it.
 */
public final class Faults {
  private final RandomGenerator random;
  private final List<Scripted> scripted = new ArrayList<>();
  private final Deque<CertificateFault> certificates = new ArrayDeque<>();
  private final Deque<TlsFault> connections = new ArrayDeque<>();
  private final Map<Endpoint, HeldRequest> held = new EnumMap<>(Endpoint.class);
  private volatile boolean idle = true;

  /**
   * Makes an empty script.
   *
   * @param random decides what is only likely
   */
  public Faults(RandomGenerator random) {
    this.random = random;
  }

  /** A fault with its condition, and how often the condition matched. */
  private static final class Scripted {
    private final Fault fault;
    private final When when;
    private long matches;

    Scripted(Fault fault, When when) {
      this.fault = fault;
      this.when = when;
    }
  }

  /**
   * A fault of requests that was added and not forgotten.
   *
   * @param fault the fault
   * @param when its condition
   * @param matches how many requests matched so far
   */
  public record Planned(Fault fault, When when, long matches) {}

  /**
   * Tells the faults of requests, those included that have happened.
   *
   * @return the faults in the order of their adding
   */
  public synchronized List<Planned> planned() {
    return scripted.stream().map(one -> new Planned(one.fault, one.when, one.matches)).toList();
  }

  /**
   * Tells the faults of the next connections.
   *
   * @return one for each connection
   */
  public synchronized List<TlsFault> plannedConnections() {
    return List.copyOf(connections);
  }

  /**
   * Tells the faults of the next certificates.
   *
   * @return one for each certificate
   */
  public synchronized List<CertificateFault> plannedCertificates() {
    return List.copyOf(certificates);
  }

  /**
   * Lets a fault happen to requests.
   *
   * @param fault the fault
   * @param when which requests
   */
  public synchronized void add(Fault fault, When when) {
    scripted.add(new Scripted(fault, when));
    idle = false;
  }

  /**
   * Makes the next certificate a wrong one; several calls, several certificates.
   *
   * @param fault what is wrong with it
   */
  public synchronized void nextCertificate(CertificateFault fault) {
    certificates.add(fault);
  }

  /**
   * Makes the next connections begin wrongly.
   *
   * @param fault what is wrong with them
   * @param count how many connections
   */
  public synchronized void nextConnections(TlsFault fault, int count) {
    for (int i = 0; i < count; i++) {
      connections.add(fault);
    }
  }

  /**
   * Holds the next request to an endpoint until the test lets it be processed.
   *
   * @param endpoint what the request asks for
   * @return the request that will come
   */
  public synchronized HeldRequest holdNext(Endpoint endpoint) {
    HeldRequest request = new HeldRequest();
    held.put(endpoint, request);
    idle = false;
    return request;
  }

  /** Forgets every fault that has not happened. */
  public synchronized void clear() {
    held.clear();
    scripted.clear();
    certificates.clear();
    connections.clear();
    idle = true;
  }

  /**
   * Tells whether no fault of requests is planned.
   *
   * @return true if none was added since the last {@link #clear()}
   */
  public boolean isEmpty() {
    return idle;
  }

  /**
   * Finds the fault of a request; called by the bank, once a request.
   *
   * @param endpoint what the request asks for
   * @param customer finds whose request it is
   * @return the fault, or empty
   */
  public Optional<Fault> happening(Endpoint endpoint, Supplier<Optional<String>> customer) {
    return idle ? Optional.empty() : scripted(endpoint, customer);
  }

  private synchronized Optional<Fault> scripted(
      Endpoint endpoint, Supplier<Optional<String>> customer) {
    Optional<Fault> hit = Optional.empty();
    for (Scripted candidate : scripted) {
      When when = candidate.when;
      if (when.endpoint().filter(wanted -> wanted != endpoint).isPresent()
          || (when.customer().isPresent() && !when.customer().equals(customer.get()))) {
        continue;
      }
      candidate.matches++;
      boolean due =
          candidate.matches >= when.from() && candidate.matches - when.from() < when.count();
      boolean happens =
          due && (when.probability() >= 1 || random.nextDouble() < when.probability());
      if (happens && hit.isEmpty()) {
        hit = Optional.of(candidate.fault);
      }
    }
    return hit;
  }

  /**
   * Tells whether a request is to be held; called by the bank, once a request.
   *
   * @param endpoint what the request asks for
   * @return what holds it, or empty
   */
  public Optional<HeldRequest> takeHold(Endpoint endpoint) {
    if (idle) {
      return Optional.empty();
    }
    synchronized (this) {
      return Optional.ofNullable(held.remove(endpoint));
    }
  }

  /**
   * Takes the fault of the next certificate; called by the bank.
   *
   * @return the fault, or empty
   */
  public synchronized Optional<CertificateFault> takeCertificate() {
    return Optional.ofNullable(certificates.poll());
  }

  /**
   * Takes the fault of the next connection; called by the bank.
   *
   * @return the fault, or empty
   */
  public synchronized Optional<TlsFault> takeConnection() {
    return Optional.ofNullable(connections.poll());
  }
}
