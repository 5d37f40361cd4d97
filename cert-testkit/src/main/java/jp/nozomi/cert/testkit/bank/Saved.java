package jp.nozomi.cert.testkit.bank;

import java.util.List;
import java.util.Set;

/**
 * What a bank finds when it starts again.
 *
 * @param certificates the certificates
 * @param orders the orders
 * @param closed the UUIDs that recovery closed
 * @param accounts the changeable parts of the accounts
 */
public record Saved(
    List<CertificateRecord> certificates,
    List<Order> orders,
    Set<String> closed,
    List<AccountRecord> accounts) {
  /** Nothing: for a bank that starts for the first time. */
  public static final Saved NOTHING = new Saved(List.of(), List.of(), Set.of(), List.of());

  /** Copies the lists. */
  public Saved {
    certificates = List.copyOf(certificates);
    orders = List.copyOf(orders);
    closed = Set.copyOf(closed);
    accounts = List.copyOf(accounts);
  }
}
