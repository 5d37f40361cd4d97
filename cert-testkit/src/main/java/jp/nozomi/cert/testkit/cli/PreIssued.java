package jp.nozomi.cert.testkit.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.state.AtomicFiles;

/** Gives two demo customers the certificates that they have from the start. */
final class PreIssued {
  static final String STORE_PASSWORD = "renewal-due";

  private static final Duration AGE_OF_DUE = Duration.ofDays(346);
  private static final Duration AGE_OF_VALID = Duration.ofDays(30);

  private final FakeBank bank;
  private final Path store;
  private final Path passwordFile;

  PreIssued(FakeBank bank, Path directory) {
    this.bank = bank;
    this.store = directory.resolve("renewal-due.p12");
    this.passwordFile = directory.resolve("renewal-due.password");
  }

  Path store() {
    return store;
  }

  Path passwordFile() {
    return passwordFile;
  }

  /** Issues what is missing: at the first start, and when an earlier one was used up. */
  void provide() throws IOException, GeneralSecurityException {
    if (lacks(DemoCustomers.HAS_CERTIFICATE)) {
      issue(DemoCustomers.HAS_CERTIFICATE, Keys.generate(KeySpec.EC_P256), AGE_OF_VALID);
    }
    if (lacks(DemoCustomers.RENEWAL_DUE)) {
      KeyPair key = Keys.generate(KeySpec.RSA_2048);
      writeStore(key, issue(DemoCustomers.RENEWAL_DUE, key, AGE_OF_DUE));
    }
  }

  private boolean lacks(String loginId) {
    Instant now = bank.clock().instant();
    return bank.customers().stream().anyMatch(customer -> customer.loginId().equals(loginId))
        && bank.issuedTo(loginId).stream().noneMatch(issued -> live(issued, now));
  }

  private static boolean live(IssuedCertificate issued, Instant now) {
    return issued.status() == CertificateStatus.VALID
        && !now.isAfter(issued.certificate().getNotAfter().toInstant());
  }

  private List<X509Certificate> issue(String loginId, KeyPair key, Duration age) {
    return bank.issueDirectly(loginId, key.getPublic(), bank.clock().instant().minus(age));
  }

  private void writeStore(KeyPair key, List<X509Certificate> chain)
      throws IOException, GeneralSecurityException {
    KeyStore out = KeyStore.getInstance("PKCS12");
    out.load(null, null);
    char[] password = STORE_PASSWORD.toCharArray();
    out.setKeyEntry(
        DemoCustomers.RENEWAL_DUE, key.getPrivate(), password, chain.toArray(Certificate[]::new));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    out.store(bytes, password);
    AtomicFiles.write(store, bytes.toByteArray());
    AtomicFiles.write(passwordFile, (STORE_PASSWORD + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
