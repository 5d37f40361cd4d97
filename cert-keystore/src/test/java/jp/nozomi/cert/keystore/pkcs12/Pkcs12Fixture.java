package jp.nozomi.cert.keystore.pkcs12;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.TestCa;

/** What the tests of the file backend share. */
final class Pkcs12Fixture {
  static final String PASSWORD = "correct horse";

  final TestCa ca = new TestCa();

  static CertificateStore open(Path file) throws StoreException {
    return open(file, PASSWORD);
  }

  static CertificateStore open(Path file, String password) throws StoreException {
    return open(file, answering(password), Duration.ofSeconds(30));
  }

  static CertificateStore open(Path file, StorePrompt prompt, Duration lockPatience)
      throws StoreException {
    return new Pkcs12Provider(Clock.systemUTC(), lockPatience)
        .open(new StoreLocation("pkcs12", file.toString()), prompt);
  }

  static StorePrompt answering(String password) {
    return (location, creating) -> Optional.of(Secret.take(password.toCharArray()));
  }

  static KeyName newName() {
    return KeyName.random(new SecureRandom());
  }

  StoredCertificate install(Path file) throws StoreException {
    return install(file, PASSWORD);
  }

  StoredCertificate install(Path file, String password) throws StoreException {
    try (CertificateStore store = open(file, password)) {
      KeyName name = newName();
      return store.install(name, ca.issue(store.createKey(name, KeySpec.EC_P256).publicKey()));
    }
  }

  /** Makes a file of the runtime's own PKCS#12 implementation. */
  X509Certificate writeWithTheRuntime(Path file) throws GeneralSecurityException, IOException {
    KeyPair key = TestCa.newKeyPair("EC", 256);
    List<X509Certificate> chain = ca.issue(key.getPublic());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "other", key.getPrivate(), PASSWORD.toCharArray(), chain.toArray(new X509Certificate[0]));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return chain.get(0);
  }
}
