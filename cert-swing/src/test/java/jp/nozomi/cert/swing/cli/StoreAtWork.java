package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * One customer's store, which fails while the bank keeps the command waiting; and what must be true
 * then, and after it works again.
 */
final class StoreAtWork {
  static final String CUSTOMER = "plain";

  private static final Duration LONG_AGO = Duration.ofDays(340);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** When the store fails: while the bank is asked for this. */
  enum Moment {
    /** The store is open; its key is about to be made. */
    BEFORE_THE_KEY(Endpoint.ANSWERS),
    /** The key is made; the request is about to be signed and sent. */
    BEFORE_THE_ORDER(Endpoint.KEY),
    /** The bank has issued; the certificate is about to be installed. */
    AFTER_ISSUE(Endpoint.CERTIFICATE);

    private final Endpoint waiting;

    Moment(Endpoint waiting) {
      this.waiting = waiting;
    }
  }

  /** What the customer wants. */
  enum Wish {
    ISSUE,
    RENEW
  }

  /** What befalls the store; closing it mends the store. */
  @FunctionalInterface
  interface Mishap {
    AutoCloseable strike() throws Exception;
  }

  /** How a command ended. */
  record Ended(int status, JsonObject json, String err) {
    JsonObject error() throws JsonException {
      return json.object("error");
    }
  }

  /** Runs {@code certapp} with the app's own files in the branch's folder. */
  @FunctionalInterface
  interface Command {
    Ended run(String... args) throws Exception;
  }

  private final Branch branch;
  private final Command command;
  private final String store;
  private final Path password;
  private Optional<String> old = Optional.empty();

  StoreAtWork(Branch branch, Command command, String store, Path password) {
    this.branch = branch;
    this.command = command;
    this.store = store;
    this.password = password;
  }

  /** Puts a certificate there that is due, if it is to be renewed. */
  StoreAtWork before(Wish wish) throws Exception {
    if (wish == Wish.RENEW) {
      branch.bank.clock().advance(LONG_AGO.negated());
      Ended issued = enroll();
      assertThat(issued.status()).as(issued.err()).isZero();
      old = Optional.of(issued.json().object("certificate").string("sha256"));
      branch.bank.clock().follow(Clock.systemUTC());
    }
    return this;
  }

  /** Issues, or renews what was put there. */
  Ended enroll() throws Exception {
    String[] what =
        old.isPresent()
            ? new String[] {"renew", "--certificate", old.get()}
            : new String[] {"issue", "--login-id", CUSTOMER};
    return certapp(
        password,
        Stream.concat(
                Stream.of(what),
                Stream.of(
                    "--password-file", branch.file("password").toString(), "--key", "EC-P256"))
            .toArray(String[]::new));
  }

  /** Does the same, with a mishap at a moment, which is over when the command has ended. */
  Ended enroll(Moment moment, Mishap mishap) throws Exception {
    long before = branch.bank.requests().count(moment.waiting);
    branch.bank.faults().add(Fault.BUSY_FOR_A_SECOND, When.calling(moment.waiting));
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      Future<Ended> running = worker.submit(() -> enroll());
      branch.bank.requests().await(moment.waiting, before + 1, PATIENCE);
      AutoCloseable struck = mishap.strike();
      try (struck) {
        branch.bank.faults().clear();
        return running.get();
      }
    } finally {
      worker.shutdownNow();
    }
  }

  Ended recover() throws Exception {
    return certapp(password, "recover");
  }

  Ended recover(Path otherPassword) throws Exception {
    return certapp(otherPassword, "recover");
  }

  /** Says why nothing was issued, and that nothing has to be revoked. */
  void refusesBeforeIssue(Ended ended, ExitCode code, String type) throws Exception {
    assertThat(ended.status()).as(ended.err()).isEqualTo(code.status());
    assertThat(ended.error().string("type")).isEqualTo(type);
    assertThat(ended.error().string("revocation")).isEqualTo("not-needed");
    assertThat(fresh()).isEmpty();
    assertThat(log()).contains(type);
  }

  /** G001e, its cause in the log, and that nothing has to be revoked yet. */
  void failsAfterIssue(Ended ended, String type) throws Exception {
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitCode.INSTALL_FAILED.status());
    assertThat(ended.error().string("code")).isEqualTo("G001e");
    assertThat(ended.error().string("type")).isEqualTo(type);
    assertThat(ended.error().string("revocation")).isEqualTo("if-not-recovered");
    assertThat(fresh()).hasSize(1).noneMatch(IssuedCertificate::confirmed);
    assertThat(oldStatus()).isIn(Optional.empty(), Optional.of(CertificateStatus.VALID));
    assertThat(log()).contains(type, "Caused by: ");
  }

  /** After the mishap a recovery leaves nothing open, and the next attempt succeeds. */
  void isSettledByRecovery(String outcome) throws Exception {
    Ended recovered = recover();
    assertThat(recovered.status()).as(recovered.json().toString()).isZero();
    assertThat(kinds(recovered)).isEqualTo(outcome.isEmpty() ? List.of() : List.of(outcome));
    assertThat(kinds(recover())).isEmpty();
    if (fresh().isEmpty()) {
      Ended again = enroll();
      assertThat(again.status()).as(again.err()).isZero();
    }
    assertThat(fresh())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.confirmed()).isTrue();
              assertThat(one.status()).isEqualTo(CertificateStatus.VALID);
            });
    assertThat(oldStatus()).isIn(Optional.empty(), Optional.of(CertificateStatus.SUPERSEDED));
  }

  /** How many certificates with their keys the store must have in the end, and nothing else. */
  int certificates() {
    return old.isPresent() ? 2 : 1;
  }

  static List<String> kinds(Ended recovered) throws JsonException {
    List<String> kinds = new ArrayList<>();
    for (JsonObject outcome : recovered.json().array("outcomes").objects("outcomes")) {
      kinds.add(outcome.string("kind"));
    }
    return kinds;
  }

  private List<IssuedCertificate> fresh() {
    return branch.bank.issuedTo(CUSTOMER).stream().skip(old.isPresent() ? 1 : 0).toList();
  }

  private Optional<CertificateStatus> oldStatus() {
    return old.map(sha256 -> branch.bank.issuedTo(CUSTOMER).get(0).status());
  }

  private String log() throws Exception {
    return Files.readString(branch.file("9999").resolve("ApplicationLog.log"));
  }

  private Ended certapp(Path storePassword, String... args) throws Exception {
    return command.run(
        Stream.concat(
                Stream.of(args),
                Stream.of(
                    "--profile",
                    branch.file("profile.json").toString(),
                    "--store",
                    store,
                    "--store-password-file",
                    storePassword.toString(),
                    "--json"))
            .toArray(String[]::new));
  }
}
