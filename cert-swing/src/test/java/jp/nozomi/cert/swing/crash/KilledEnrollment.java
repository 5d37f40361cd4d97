package jp.nozomi.cert.swing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.enroll.CustomerCertificates;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.Found;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.HeldRequest;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * One customer's issue or renewal on a PC that is switched off, and what must be true afterwards.
 */
final class KilledEnrollment {
  private static final Duration AGE = Duration.ofDays(340);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final String ORDER_SENT = "\\d+ PUT .*/orders/.* SENT";

  private final FakeBank bank;
  private final Pc pc;
  private final Path folder;
  private final String loginId;
  private final Operation operation;
  private final KeySpec spec;
  private final int keyObjectsBefore;
  private Optional<CertificateId> old = Optional.empty();
  private String point = "";
  private int recoveryPoints;

  /** What happens beside a recovery. */
  interface Happening {
    void happen() throws Exception;
  }

  KilledEnrollment(
      FakeBank bank, Pc pc, Path folder, String loginId, Operation operation, KeySpec spec)
      throws IOException, InterruptedException {
    this.bank = bank;
    this.pc = pc;
    this.folder = folder;
    this.loginId = loginId;
    this.operation = operation;
    this.spec = spec;
    this.keyObjectsBefore = pc.keyObjects();
    Files.writeString(folder.resolve("profile.json"), bank.profileJson());
    bank.addCustomer(Customer.of(loginId).password("password").build());
  }

  /** Runs to the end and gives the names of all points, in order. */
  List<String> complete() throws Exception {
    List<String> points = new ArrayList<>();
    try (ChildProcess child = start(Points.NONE)) {
      ChildProcess.Line line = begin(child);
      while (line.word().equals("at")) {
        points.add(line.rest());
        line = child.next();
      }
      assertThat(line.word()).isEqualTo("done");
      assertThat(child.end()).isZero();
    }
    return points;
  }

  /** Kills it while it stands at a point, given by its number or name. */
  KilledEnrollment killAt(String pattern) throws Exception {
    try (ChildProcess child = start(pattern)) {
      goTo(pattern, child);
      child.kill();
    }
    return this;
  }

  /** Kills it some time after a point, wherever it is then. */
  KilledEnrollment killAfter(String pattern, Duration time) throws Exception {
    try (ChildProcess child = start(Points.NONE)) {
      goTo(pattern, child);
      LockSupport.parkNanos(time.toNanos());
      child.kill();
    }
    point += " + " + time.toMillis() + " ms";
    return this;
  }

  /** Kills it when its order has reached the bank, which looks at it later. */
  HeldRequest killWithItsOrderOnTheWay() throws Exception {
    HeldRequest order = bank.faults().holdNext(Endpoint.PLACE_ORDER);
    try (ChildProcess child = start(Points.NONE)) {
      goTo(ORDER_SENT, child);
      order.awaitArrival(PATIENCE);
      child.kill();
    }
    return order;
  }

  /** Recovers in a fresh process and checks every promise; gives the outcome in words. */
  String recover() throws Exception {
    return recover(Points.NONE, () -> {});
  }

  /** Lets the bank look at the order at a point of the recovery, or after the last. */
  String recover(HeldRequest order, int number) throws Exception {
    return recover(number + " .*", () -> order.process(PATIENCE));
  }

  /** Tells how many points the recovery had. */
  int recoveryPoints() {
    return recoveryPoints;
  }

  private String recover(String stop, Happening happening) throws Exception {
    String where = pc.store().replaceAll(":.*", "") + " " + operation + " " + point;
    Map<CertificateId, Boolean> stored = new HashMap<>();
    List<String> outcomes = new ArrayList<>();
    List<String> keys = keyNames();
    List<String> present = new ArrayList<>();
    boolean happened = false;
    try (ChildProcess child = start(stop, keys)) {
      ChildProcess.Line line = child.next();
      while (!line.word().equals("done")) {
        switch (line.word()) {
          case "at" -> {
            recoveryPoints++;
            if (line.rest().matches(stop)) {
              where += ", then " + line.rest();
              happening.happen();
              happened = true;
              child.tell("on");
            }
          }
          case "outcome" -> outcomes.add(line.rest().strip());
          case "again" ->
              assertThat(line.rest()).as("again, %s %s", where, outcomes).isEqualTo("0");
          case "certificate" -> {
            String[] parts = line.rest().split(" ");
            stored.put(new CertificateId(parts[0]), Boolean.valueOf(parts[1]));
          }
          case "key" -> present.add(line.rest());
          default -> throw new IOException(line.toString());
        }
        line = child.next();
      }
    }
    if (!happened) {
      happening.happen();
    }
    return judge(where, outcomes, stored, keys.size(), present);
  }

  private String judge(
      String where,
      List<String> outcomes,
      Map<CertificateId, Boolean> stored,
      int keys,
      List<String> present)
      throws IOException, InterruptedException {
    CustomerCertificates certificates = new CustomerCertificates(bank, loginId, old);
    Set<CertificateId> live = certificates.live();
    Set<CertificateId> fresh =
        stored.keySet().stream()
            .filter(certificates.issued()::contains)
            .collect(Collectors.toSet());
    assertThat(outcomes).as(where).hasSizeLessThanOrEqualTo(1);
    assertThat(live).as("live, %s", where).hasSizeLessThanOrEqualTo(1).isEqualTo(fresh);
    assertThat(certificates.allConfirmed()).as("confirmed, %s", where).isTrue();
    for (CertificateId own : Stream.concat(fresh.stream(), old.stream()).toList()) {
      assertThat(stored.get(own)).as("%s signs and logs in, %s", own, where).isTrue();
    }
    String there = Boolean.toString(!fresh.isEmpty());
    assertThat(present)
        .as("the key exists only with its certificate, %s", where)
        .hasSize(keys)
        .allMatch(there::equals);
    int expectedKeys = fresh.size() + (old.isPresent() ? 1 : 0);
    assertThat(pc.keyObjects() - keyObjectsBefore)
        .as("key objects, %s", where)
        .isEqualTo(expectedKeys * pc.objectsOfKey());
    assertThat(certificates.oldStatus())
        .as("the old certificate, %s", where)
        .isIn(
            Optional.empty(),
            Optional.of(live.isEmpty() ? CertificateStatus.VALID : CertificateStatus.SUPERSEDED));
    return word(where, outcomes, live, certificates);
  }

  private static String word(
      String where,
      List<String> outcomes,
      Set<CertificateId> live,
      CustomerCertificates certificates) {
    boolean revoked = live.isEmpty() && !certificates.issued().isEmpty();
    RecoveryOutcome.Kind expected =
        revoked
            ? RecoveryOutcome.Kind.REVOKED
            : live.isEmpty() ? RecoveryOutcome.Kind.NOTHING_ISSUED : RecoveryOutcome.Kind.FINISHED;
    assertThat(outcomes).as(where).allMatch(outcome -> outcome.startsWith(expected.name()));
    return switch (expected) {
      case REVOKED -> "revoked";
      case NOTHING_ISSUED -> "nothing issued";
      default -> "one certificate";
    };
  }

  private void goTo(String pattern, ChildProcess child) throws Exception {
    ChildProcess.Line line = begin(child);
    while (!line.rest().matches(pattern)) {
      line = child.next();
      assertThat(line.word()).as("before %s", pattern).isEqualTo("at");
    }
    point = line.rest();
  }

  private ChildProcess.Line begin(ChildProcess child) throws Exception {
    child.tell(pc.password());
    if (operation == Operation.RENEW) {
      byte[] request = Base64.getDecoder().decode(child.next("request"));
      String chain = bank.issueDirectly(loginId, request, bank.clock().instant().minus(AGE));
      child.tell(Base64.getEncoder().encodeToString(chain.getBytes(StandardCharsets.UTF_8)));
      old = Optional.of(new CertificateId(child.next("old")));
    }
    return child.next();
  }

  private ChildProcess start(String fatal) throws IOException {
    return ChildProcess.start(
        pc.java(
            EnrollingProcess.class,
            pc.path(folder.resolve("profile.json")),
            pc.path(journal()),
            pc.store(),
            loginId,
            operation.name(),
            spec.label(),
            fatal),
        folder);
  }

  private ChildProcess start(String stop, List<String> keys) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                pc.path(folder.resolve("profile.json")),
                pc.path(journal()),
                pc.store(),
                bank.bankSiteUrl() + "/whoami",
                stop));
    arguments.addAll(keys);
    ChildProcess child =
        ChildProcess.start(
            pc.java(RecoveringProcess.class, arguments.toArray(String[]::new)), folder);
    child.tell(pc.password());
    return child;
  }

  /** The keys that the journal names, whoever wrote it. */
  private List<String> keyNames() throws Exception {
    DirectoryJournal journal =
        new DirectoryJournal(journal(), Owner.current("9999"), JournalObserver.NONE);
    try (JournalHold hold = held(journal)) {
      return hold.entries().stream()
          .map(Found::entry)
          .flatMap(Optional::stream)
          .map(entry -> entry.key().value())
          .toList();
    }
  }

  /** Wine's server lets go of a process's locks a moment after its end. */
  private static JournalHold held(DirectoryJournal journal) throws CodedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return journal.hold();
      } catch (CodedException e) {
        if (e.code() != ErrorCode.ENROLLMENT_IN_PROGRESS || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }
  }

  private Path journal() {
    return folder.resolve("journal");
  }
}
