package jp.nozomi.cert.testkit.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.bank.Operation;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;

/** Whether the bank is open, and for whom. Thread-safe. */
public final class ServiceState {
  private final Clock clock;
  private Optional<Instant> maintenanceUntil = Optional.empty();
  private Optional<String> minimumClient = Optional.empty();
  private Set<Operation> offered = EnumSet.allOf(Operation.class);

  /**
   * Makes an open bank.
   *
   * @param clock tells when a maintenance is over
   */
  public ServiceState(Clock clock) {
    this.clock = clock;
  }

  /**
   * Closes the bank for a while.
   *
   * @param until when it opens again
   */
  public synchronized void maintenance(Instant until) {
    maintenanceUntil = Optional.of(until);
  }

  /**
   * Sets the oldest client that is let in.
   *
   * @param version its version, numbers and dots
   */
  public synchronized void minimumClient(String version) {
    minimumClient = Optional.of(version);
  }

  /**
   * Sets what is offered.
   *
   * @param operations the operations with a link in the directory
   */
  public synchronized void offer(Set<Operation> operations) {
    offered = operations.isEmpty() ? Set.of() : EnumSet.copyOf(operations);
  }

  synchronized Optional<String> minimumClient() {
    return minimumClient;
  }

  synchronized Optional<Instant> maintenanceUntil() {
    return maintenanceUntil.filter(until -> clock.instant().isBefore(until));
  }

  synchronized boolean offers(Operation operation) {
    return offered.contains(operation);
  }

  void requireOpen() throws Refusal {
    Optional<Instant> until = maintenanceUntil();
    if (until.isPresent()) {
      throw new Refusal(
          ProblemType.MAINTENANCE,
          "closed",
          JsonObject.builder().put("until", until.get().toString()).build(),
          Optional.empty());
    }
  }

  void requireClient(String version) throws Refusal {
    Optional<String> minimum = minimumClient();
    if (minimum.isPresent() && Versions.older(version, minimum.get())) {
      throw new Refusal(
          ProblemType.CLIENT_TOO_OLD,
          "version " + minimum.get() + " or later",
          JsonObject.builder().put("minimumClient", minimum.get()).build(),
          Optional.empty());
    }
  }
}
