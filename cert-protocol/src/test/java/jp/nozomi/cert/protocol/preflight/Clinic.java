package jp.nozomi.cert.protocol.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.testkit.FakeBank;

/** A PC with a store and a journal in a folder, and the profile of a bank that may be elsewhere. */
final class Clinic implements AutoCloseable {
  static final HttpSettings QUICK =
      HttpSettings.defaults()
          .withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(4));

  final Path folder;
  final FakeBank bank;
  private String profile;

  Clinic(Path folder) throws IOException {
    this.folder = folder;
    this.bank = FakeBank.builder().start();
    this.profile = bank.profileJson();
  }

  /** Leads the profile to another server. */
  Clinic bankAt(String url) {
    return with(bank.baseUrl(), url);
  }

  /** Makes the profile trust another authority of servers. */
  Clinic trusting(ServerCertificates authority) {
    return with(escaped(bank.serverCaPem()), escaped(authority.pem()));
  }

  /** The same bank, over EST. */
  Clinic overEst() {
    return with(
        "\"directory\"", "\"protocol\": \"est\", \"est\": \"" + bank.estUrl() + "\", \"unused\"");
  }

  /** Makes the profile pin another authority of client certificates. */
  Clinic pinningAnotherClientAuthority() {
    return with(
        escaped(bank.clientCaPem()), escaped(ServerCertificates.of("CN=Another bank").pem()));
  }

  Clinic with(String text, String replacement) {
    if (!profile.contains(text)) {
      throw new IllegalArgumentException("not in the profile: " + text);
    }
    profile = profile.replace(text, replacement);
    return this;
  }

  Preflight.Builder preflight() {
    return Preflight.builder(
            () -> BankProfile.parse(profile.getBytes(StandardCharsets.UTF_8)), "1.0.0")
        .http(QUICK, "none")
        .software(() -> Optional.of(List.of("A text editor")))
        .journal(folder.resolve("journal"))
        .store(this::store);
  }

  Preflight.Builder behind(ProxyAddress proxy) {
    return preflight().http(QUICK.withProxies(ProxyRouting.manual(proxy, List.of())), "manual");
  }

  CertificateStore store() throws StoreException {
    return CertificateStores.open(
        "pkcs12:" + folder.resolve("store.p12"),
        (location, creating) -> Optional.of(Secret.take("store password".toCharArray())));
  }

  /** Installs a certificate of the demo customer. */
  void install(Instant notBefore) throws Exception {
    try (CertificateStore store = store()) {
      KeyName name = KeyName.random(new SecureRandom());
      RequestSigner key = store.createKey(name, KeySpec.EC_P256);
      store.install(name, bank.issueDirectly("demo01", key.publicKey(), notBefore));
    }
  }

  static PreflightReport run(Preflight.Builder preflight) throws Exception {
    return preflight.build().run(PreflightListener.NONE, new Cancellation());
  }

  /** A report's line about a check, in English. */
  static String line(PreflightReport report, CheckId id) {
    return report.lines(Locale.ENGLISH).stream()
        .filter(line -> line.contains("(" + id.label() + " "))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    bank.close();
  }

  private static String escaped(String pem) {
    return pem.replace("\n", "\\n");
  }
}
