package jp.nozomi.cert.testkit.bank;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every accepted order, and every UUID that recovery closed.
 *
 * <p>Reading is thread-safe. An order is changed under {@link #lock()}, so that accepting, closing,
 * confirming and abandoning never cross.
 */
final class OrderBook {
  private final Map<String, Order> byUuid = new ConcurrentHashMap<>();
  private final Map<String, String> byCertificate = new ConcurrentHashMap<>();
  private final Map<String, String> latestRenewal = new ConcurrentHashMap<>();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final PriorityQueue<Order> unconfirmed =
      new PriorityQueue<>(Comparator.comparing(Order::confirmBy));
  private final Object lock = new Object();
  private final Journal journal;

  OrderBook(Journal journal) {
    this.journal = journal;
  }

  Object lock() {
    return lock;
  }

  Optional<Order> find(String uuid) {
    return Optional.ofNullable(byUuid.get(uuid));
  }

  Optional<Order> ofCertificate(String sha256) {
    return Optional.ofNullable(byCertificate.get(sha256)).flatMap(this::find);
  }

  /** Finds the latest order that renews a certificate. */
  Optional<Order> renewalOf(String oldSha256) {
    return Optional.ofNullable(latestRenewal.get(oldSha256)).flatMap(this::find);
  }

  List<Order> all() {
    return List.copyOf(byUuid.values());
  }

  boolean isClosed(String uuid) {
    return closed.contains(uuid);
  }

  /** Closes a UUID for good unless it has an order. */
  void close(String uuid) {
    synchronized (lock) {
      if (!byUuid.containsKey(uuid) && closed.add(uuid)) {
        journal.closed(uuid);
      }
    }
  }

  Order save(Order order) {
    journal.order(order);
    keep(order);
    return order;
  }

  /** Takes what a restart found. */
  void restore(List<Order> orders, Set<String> closedUuids) {
    orders.forEach(this::keep);
    closed.addAll(closedUuids);
  }

  private void keep(Order order) {
    synchronized (lock) {
      Order before = byUuid.put(order.uuid(), order);
      order.certificate().ifPresent(sha256 -> byCertificate.put(sha256, order.uuid()));
      if (before == null) {
        order.oldCertificate().ifPresent(old -> latestRenewal.put(old, order.uuid()));
        unconfirmed.add(order);
      }
    }
  }

  /** Takes an order whose time to confirm is over; empty if there is none. */
  Optional<Order> pollOverdue(Instant now) {
    synchronized (lock) {
      Order due = unconfirmed.peek();
      if (due == null || !now.isAfter(due.confirmBy())) {
        return Optional.empty();
      }
      unconfirmed.remove();
      return find(due.uuid());
    }
  }
}
