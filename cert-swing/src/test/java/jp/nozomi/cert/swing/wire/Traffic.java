package jp.nozomi.cert.swing.wire;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;

/** Leads the real client through every message that it can send or be sent. */
final class Traffic {
  private static final StorePrompt PROMPT =
      (location, creating) -> Optional.of(Secret.take("store password".toCharArray()));
  private static final Duration OLD = Duration.ofDays(340);
  private static final Duration AFTER_CONFIRM_BY = Duration.ofDays(8);
  private static final Duration MAINTENANCE = Duration.ofMinutes(1);

  private final Path folder;
  private final FakeBank bank;

  private Traffic(Path folder, FakeBank bank) {
    this.folder = folder;
    this.bank = bank;
  }

  /** The customer's process ends here. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static void drive(Path folder, FakeBank bank) throws CodedException {
    Traffic traffic = new Traffic(folder, bank);
    traffic.enrolments();
    traffic.accountStates();
    traffic.endedSessions();
    traffic.orders();
    traffic.recoveries();
    traffic.renewalsThatAreRefused();
  }

  private void enrolments() throws CodedException {
    Challenge[] every = {
      Challenge.QUESTION, Challenge.TRANSACTION, Challenge.OTP, Challenge.OTP_SYNC, Challenge.FORM
    };
    issue(customer("every", every).errsOnce(), "every");
    CertificateId old = install("due");
    bank.addCustomer(Customer.of("due").asks(every).build());
    renew("due", old, new Holder(bank, "due").errsOnce());
    refused(() -> issue(customer("palm", Challenge.FORMLESS), "palm"));
    refused(() -> issue(new Holder(bank, "every"), "every"));
  }

  private void accountStates() throws CodedException {
    for (AccountState state : AccountState.values()) {
      String loginId = "state" + state.ordinal();
      Holder holder = customer(loginId);
      bank.setState(loginId, state);
      if (state == AccountState.CUSTOMER_CONFIRMATION_REQUIRED) {
        refused(() -> issue(holder, loginId));
      } else {
        issue(holder, loginId);
      }
    }
  }

  private void endedSessions() {
    refused(() -> issue(customer("locked").alwaysErrs(), "locked"));
    refused(() -> issue(customer("late").beforeAnswer(bank::expireSessions), "late"));
    Holder browsing = customer("browsing", Challenge.QUESTION);
    browsing.at(Stage.GENERATING_KEY, () -> bank.logInWithBrowser("browsing"));
    refused(() -> issue(browsing, "browsing"));
    Holder patient = customer("patient");
    patient.beforeAnswer(() -> bank.maintenance(bank.clock().instant().plus(MAINTENANCE)));
    refused(() -> issue(patient, "patient"));
    bank.clock().advance(MAINTENANCE);
  }

  private void orders() throws CodedException {
    bank.processingPolls(1);
    issue(customer("polling"), "polling");
    bank.processingPolls(0);
    bank.refuseOrders(1);
    refused(() -> issue(customer("refused"), "refused"));
    Holder unheard = customer("unheard").at(Stage.REQUESTING, bank::expireSessions);
    refused(() -> issue(unheard, "unheard"));
    String otherAnchor =
        bank.profileJson().replace(inJson(bank.clientCaPem()), inJson(bank.serverCaPem()));
    refused(() -> issue(customer("deceived"), "deceived", otherAnchor));
  }

  private void recoveries() throws CodedException {
    crash("crashed", Stage.CONFIRMING);
    expect(RecoveryOutcome.Kind.FINISHED, recover("crashed"));
    crash("away", Stage.INSTALLING);
    bank.clock().advance(AFTER_CONFIRM_BY);
    expect(RecoveryOutcome.Kind.REVOKED, recover("away"));
  }

  private void renewalsThatAreRefused() throws CodedException {
    CertificateId old = install("revoked");
    bank.revoke(old.sha256());
    refused(() -> renew("revoked", old, new Holder(bank, "revoked")));
  }

  private Holder customer(String loginId, Challenge... challenges) {
    bank.addCustomer(Customer.of(loginId).asks(challenges).build());
    return new Holder(bank, loginId);
  }

  private void issue(Holder holder, String name) throws CodedException {
    issue(holder, name, bank.profileJson());
  }

  private void issue(Holder holder, String name, String profile) throws CodedException {
    try (EnrollmentClient client = client(name, profile);
        CertificateStore store = store(name)) {
      client.issue(store, Optional.empty(), holder, new Cancellation());
    }
  }

  private void renew(String name, CertificateId old, Holder holder) throws CodedException {
    try (EnrollmentClient client = client(name, bank.profileJson());
        CertificateStore store = store(name)) {
      client.renew(store, old, store, Optional.empty(), holder, new Cancellation());
    }
  }

  private void crash(String name, Stage stage) throws CodedException {
    Holder holder =
        customer(name)
            .at(
                stage,
                () -> {
                  throw new Crash();
                });
    try {
      issue(holder, name);
      throw new AssertionError("did not come to " + stage);
    } catch (Crash e) {
      // Left to recovery.
      return;
    }
  }

  private List<RecoveryOutcome> recover(String name) throws CodedException {
    try (EnrollmentClient client = client(name, bank.profileJson())) {
      return client.recover(PROMPT, new Holder(bank, name));
    }
  }

  private EnrollmentClient client(String name, String profile) throws CodedException {
    return EnrollmentClient.builder(BankProfile.parse(profile.getBytes(StandardCharsets.UTF_8)))
        .journal(folder.resolve(name))
        .clock(bank.clock())
        .build();
  }

  private CertificateStore store(String name) throws CodedException {
    return CertificateStores.open("pkcs12:" + folder.resolve(name + ".p12"), PROMPT);
  }

  /** A certificate that is due for renewal, as another program's work. */
  private CertificateId install(String loginId) throws CodedException {
    bank.addCustomer(Customer.of(loginId).build());
    try (CertificateStore store = store(loginId)) {
      KeyName name = KeyName.random(new SecureRandom());
      RequestSigner signer = store.createKey(name, KeySpec.EC_P256);
      return store
          .install(
              name,
              bank.issueDirectly(loginId, signer.publicKey(), bank.clock().instant().minus(OLD)))
          .id();
    }
  }

  private static void expect(RecoveryOutcome.Kind kind, List<RecoveryOutcome> outcomes) {
    if (outcomes.size() != 1 || outcomes.get(0).kind() != kind) {
      throw new AssertionError("instead of " + kind + ": " + outcomes);
    }
  }

  private static void refused(Work work) {
    try {
      work.run();
    } catch (CodedException e) {
      return;
    }
    throw new AssertionError("came to an end that it should not have");
  }

  private static String inJson(String pem) {
    return pem.replace("\n", "\\n");
  }

  @FunctionalInterface
  private interface Work {
    void run() throws CodedException;
  }
}
