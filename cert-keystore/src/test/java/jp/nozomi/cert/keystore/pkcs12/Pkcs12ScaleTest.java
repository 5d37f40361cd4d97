package jp.nozomi.cert.keystore.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.keystore.TestCa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times as many certificates take about ten times as long. */
class Pkcs12ScaleTest {
  private static final int FEW = Boolean.getBoolean("cert.full") ? 1_000 : 300;
  private static final int MANY = FEW * 10;

  /** Quadratic work would be a hundredfold; the rest is for noise on a shared machine. */
  private static final int TOLERATED_RATIO = 30;

  private static final int ROUNDS = 3;

  private final TestCa ca = new TestCa();

  @TempDir private Path folder;

  @Test
  void listingGrowsLinearly() throws Exception {
    KeyPair key = TestCa.newKeyPair("EC", 256);
    List<X509Certificate> certificates = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      certificates.add(ca.issue(key.getPublic()).get(0));
    }
    Path few = write("few.p12", certificates.subList(0, FEW));
    Path many = write("many.p12", certificates);

    listed(few, FEW);
    long fewNanos = Long.MAX_VALUE;
    long manyNanos = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      fewNanos = Math.min(fewNanos, listed(few, FEW));
      manyNanos = Math.min(manyNanos, listed(many, MANY));
    }

    assertThat(manyNanos / fewNanos).isLessThan(TOLERATED_RATIO);
  }

  private static long listed(Path file, int expected) throws Exception {
    long start = System.nanoTime();
    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      assertThat(store.list()).hasSize(expected);
      return System.nanoTime() - start;
    }
  }

  private Path write(String name, List<X509Certificate> certificates) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("issuing", ca.issuing());
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
    }
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, Pkcs12Fixture.PASSWORD.toCharArray());
    }
    return file;
  }
}
