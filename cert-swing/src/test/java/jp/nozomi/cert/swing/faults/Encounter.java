package jp.nozomi.cert.swing.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.Conversations;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;

/**
 * A customer who meets a fault, and comes back when it is over: recovers, and issues anew if
 * nothing is left of the first attempt. Each has a bank, a store and a journal of its own.
 */
final class Encounter {
  private static final String LOGIN_ID = "demo01";
  private static final StorePrompt PROMPT =
      (location, creating) -> Optional.of(secret("store password"));

  /** Orders state a deadline of seven days. */
  private static final Duration AFTER_CONFIRM_BY = Duration.ofDays(8);

  private final Path folder;
  private final HttpSettings settings;

  Encounter(Path folder, HttpSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * What the customer saw.
   *
   * @param during the code and type of the failure, or that the certificate was issued all the same
   * @param after what ended it well
   * @param troubles what is not as it should be at the end; empty if all is well
   */
  record Ending(String during, String after, List<String> troubles) {
    @Override
    public String toString() {
      return after.isEmpty() ? during : during + ", then " + after;
    }
  }

  /** For faults that end by themselves: nothing but the fault decides what the client sees. */
  static HttpSettings patient() {
    return HttpSettings.defaults().withRetries(2, Duration.ofSeconds(2));
  }

  /** For faults that end when the client gives up. */
  static HttpSettings impatient() {
    Duration silence = Duration.ofSeconds(4);
    return patient().withTimeouts(silence, silence, silence);
  }

  /** Lets a fault begin, at once or at a stage, and last until the client is done. */
  Ending with(Consumer<FakeBank> fault, Optional<Stage> from) throws IOException, CodedException {
    try (FakeBank bank = FakeBank.builder().strict().keys(KeySpec.EC_P256).start();
        EnrollmentClient client = client(bank)) {
      MemoryStore store = MemoryStores.at(folder.toString());
      if (from.isEmpty()) {
        fault.accept(bank);
      }
      Conversation meeting =
          new Customer(stage -> from.filter(stage::equals).ifPresent(now -> fault.accept(bank)));
      String during = issue(client, store, meeting).map(Encounter::told).orElse("issued");
      bank.faults().clear();
      String after = comeBack(client, store, bank);
      List<String> troubles = troubles(bank, store);
      troubles.addAll(leftovers(client, store));
      MemoryStores.forget(store);
      return new Ending(during, after, troubles);
    }
  }

  private String comeBack(EnrollmentClient client, CertificateStore store, FakeBank bank)
      throws CodedException {
    List<RecoveryOutcome.Kind> settled = recover(client);
    String prefix = "";
    if (settled.contains(RecoveryOutcome.Kind.PENDING)) {
      bank.clock().advance(AFTER_CONFIRM_BY);
      prefix = "pending until abandoned by the bank, then ";
      settled = recover(client);
    }
    if (settled.contains(RecoveryOutcome.Kind.FINISHED)) {
      return prefix + "recovered";
    }
    if (hasCertificate(bank)) {
      return "";
    }
    Optional<CodedException> again = issue(client, store, new Customer(stage -> {}));
    return prefix + again.map(Encounter::told).orElse("issued anew");
  }

  private static List<RecoveryOutcome.Kind> recover(EnrollmentClient client) throws CodedException {
    return client.recover(PROMPT, new Customer(stage -> {})).stream()
        .map(RecoveryOutcome::kind)
        .toList();
  }

  private static Optional<CodedException> issue(
      EnrollmentClient client, CertificateStore store, Conversation customer) {
    try {
      client.issue(store, Optional.empty(), customer, new Cancellation());
      return Optional.empty();
    } catch (CodedException e) {
      return Optional.of(e);
    }
  }

  private static String told(CodedException e) {
    String cause = e.facts().getOrDefault("cause", "");
    return "`"
        + e.code().code()
        + "` "
        + e.failure().type()
        + (cause.isEmpty() ? "" : " (`" + cause + "`)");
  }

  /** One confirmed certificate at the bank, and the same in the store. */
  private static List<String> troubles(FakeBank bank, MemoryStore store) {
    List<IssuedCertificate> live =
        bank.issued().stream().filter(one -> one.status() == CertificateStatus.VALID).toList();
    List<String> troubles = new ArrayList<>();
    if (live.size() != 1 || !live.get(0).confirmed()) {
      troubles.add("certificates at the bank: " + bank.issued());
    } else if (store.list().stream()
        .noneMatch(one -> one.certificate().equals(live.get(0).certificate()))) {
      troubles.add("certificates in the store: " + store.list());
    }
    if (bank.requests().all().stream()
        .anyMatch(request -> request.headers().containsKey("proxy-authorization"))) {
      troubles.add("the bank was told a proxy's password");
    }
    return troubles;
  }

  private static List<String> leftovers(EnrollmentClient client, MemoryStore store)
      throws CodedException {
    List<String> left = new ArrayList<>();
    if (store.list().size() != 1 || store.keyCount() != 1) {
      left.add(store.keyCount() + " keys in the store for " + store.list());
    }
    if (!recover(client).isEmpty()) {
      left.add("the journal still has an entry");
    }
    return left;
  }

  private static boolean hasCertificate(FakeBank bank) {
    return bank.issued().stream().anyMatch(one -> one.status() == CertificateStatus.VALID);
  }

  private EnrollmentClient client(FakeBank bank) throws CodedException {
    return EnrollmentClient.builder(
            BankProfile.parse(bank.profileJson().getBytes(StandardCharsets.UTF_8)))
        .journal(folder.resolve("journal"))
        .http(settings)
        .build();
  }

  private static Secret secret(String text) {
    return Secret.take(text.toCharArray());
  }

  /** The demo customer, who knows the password. */
  private record Customer(Consumer<Stage> stages) implements Conversation {
    @Override
    public Answers answer(Challenge challenge) throws CodedException {
      return Conversations.password(LOGIN_ID, secret("password")).answer(challenge);
    }

    @Override
    public void stage(Stage stage) {
      stages.accept(stage);
    }
  }
}
