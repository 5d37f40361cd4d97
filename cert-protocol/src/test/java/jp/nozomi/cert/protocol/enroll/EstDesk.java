package jp.nozomi.cert.protocol.enroll;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.Origin;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.testkit.FakeBank;

/** A customer's desk whose bank offers EST and nothing else. */
final class EstDesk implements AutoCloseable {
  final CertificateStore store;
  final EnrollmentClient client;

  private EstDesk(CertificateStore store, EnrollmentClient client) {
    this.store = store;
    this.client = client;
  }

  static EstDesk at(Path folder, FakeBank bank) throws Exception {
    return at(folder, profile(bank));
  }

  static EstDesk at(Path folder, BankProfile profile) throws Exception {
    return new EstDesk(Desk.openStore(folder), builder(folder, profile).build());
  }

  static EnrollmentClient.Builder builder(Path folder, BankProfile profile) {
    return EnrollmentClient.builder(profile).journal(Desk.journal(folder)).http(Desk.quick());
  }

  static BankProfile profile(FakeBank bank) throws Exception {
    return over(
        Desk.profile(bank),
        URI.create(bank.estUrl()),
        Optional.of(URI.create(bank.bankSiteUrl() + "/enroll/proof")));
  }

  /** The same bank, over EST. */
  static BankProfile over(BankProfile bank, URI service, Optional<URI> proof) {
    BankProfile.Est est = new BankProfile.Est(service, proof);
    Set<Origin> origins = new HashSet<>(bank.server().origins());
    origins.add(Origin.of(service));
    return new BankProfile(
        bank.bankCode(),
        bank.name(),
        bank.appName(),
        bank.urlScheme(),
        new BankProfile.Server(
            est.operation("cacerts"), origins, bank.server().pageHosts(), Optional.of(est)),
        bank.trust(),
        bank.policy(),
        bank.loginId(),
        bank.password(),
        bank.loginPage(),
        bank.support(),
        bank.update());
  }

  EnrollmentResult issue(Conversation customer) throws Exception {
    return client.issue(store, Optional.empty(), customer, new Cancellation());
  }

  EnrollmentResult renew(CertificateId old) throws Exception {
    return client.renew(store, old, store, Optional.empty(), Desk.demo(), new Cancellation());
  }

  List<RecoveryOutcome> recover() throws Exception {
    return client.recover(Desk.PROMPT, Desk.demo());
  }

  @Override
  public void close() {
    client.close();
    store.close();
  }
}
