package jp.nozomi.cert.protocol.enroll;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.testkit.FakeBank;

/** A customer's desk: a PC with a store, a journal and a client of one bank. */
final class Desk implements AutoCloseable {
  static final StorePrompt PROMPT =
      (location, creating) -> Optional.of(Secret.take("store password".toCharArray()));

  final Path folder;
  final CertificateStore store;
  final EnrollmentClient client;

  private Desk(Path folder, EnrollmentClient client) throws CodedException {
    this.folder = folder;
    this.client = client;
    this.store = openStore(folder);
  }

  static Desk at(Path folder, FakeBank bank) throws CodedException {
    return new Desk(folder, builder(folder, bank).build());
  }

  static Desk at(Path folder, EnrollmentClient client) throws CodedException {
    return new Desk(folder, client);
  }

  static EnrollmentClient.Builder builder(Path folder, FakeBank bank) throws ProfileException {
    return EnrollmentClient.builder(profile(bank)).journal(journal(folder)).http(patient());
  }

  static BankProfile profile(FakeBank bank) throws ProfileException {
    return BankProfile.parse(bank.profileJson().getBytes(StandardCharsets.UTF_8));
  }

  /** For enrolments that nothing disturbs but a busy machine. */
  private static HttpSettings patient() {
    return quick()
        .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
  }

  /** For enrolments that meet silence, and are to see the end of it soon. */
  static HttpSettings quick() {
    return HttpSettings.defaults()
        .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4))
        .withRetries(2, Duration.ofSeconds(1));
  }

  static Path journal(Path folder) {
    return folder.resolve("journal");
  }

  static CertificateStore openStore(Path folder) throws CodedException {
    return CertificateStores.open("pkcs12:" + folder.resolve("store.p12"), PROMPT);
  }

  EnrollmentResult issue(Conversation customer) throws CodedException {
    return client.issue(store, Optional.empty(), customer, new Cancellation());
  }

  EnrollmentResult renew(CertificateId old, Conversation customer) throws CodedException {
    return client.renew(store, old, store, Optional.empty(), customer, new Cancellation());
  }

  /** The demo customer, who is asked for ID and password only. */
  static Conversation demo() {
    return Conversations.password("demo01", Secret.take("password".toCharArray()));
  }

  @Override
  public void close() {
    client.close();
    store.close();
  }
}
