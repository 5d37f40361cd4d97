package jp.nozomi.cert.swing.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.ca.SubjectNames;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * What the fake bank costs: its start, certificates over HTTPS beside the pure issuing loop, and
 * growth. Arguments: {@code start}, {@code https}, {@code growth}, or none for all.
 */
public final class FakeBankBench {
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 12_000;
  private static final Duration VALIDITY = Duration.ofDays(366);

  private FakeBankBench() {}

  /** Takes what is wanted: start, https, growth; all without it. */
  public static void main(String[] args) throws Exception {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            true);
    List<String> wanted = args.length == 0 ? List.of("start", "https", "growth") : List.of(args);
    out.printf(
        "fake bank, Java %s, load average %.1f%n",
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    if (wanted.contains("start")) {
      StartBench.run(out);
    }
    if (wanted.contains("https")) {
      https(out);
    }
    if (wanted.contains("growth")) {
      growth(out);
    }
  }

  private static void https(PrintWriter out) throws Exception {
    KeyPair key = Keys.generate(KeySpec.EC_P256);
    try (FakeBank bank = FakeBank.builder().start()) {
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        bank.addCustomer(Customer.of("bench" + i).build());
      }
      EstLoad load = new EstLoad(bank, key, CONNECTIONS);
      load.run(0, WARM_UP);
      EstLoad.Outcome outcome = load.run(WARM_UP, MEASURED);
      double sign = pure(key, false);
      double pure = pure(key, true);
      double server = outcome.serverCpuMillis() / MEASURED;
      out.printf("over HTTPS, %d connections:  %.0f certificates/s%n", CONNECTIONS, outcome.rate());
      out.printf("  p50 %.1f ms, p99 %.1f ms%n", outcome.percentile(50), outcome.percentile(99));
      out.printf(
          "  CPU a certificate: bank %.3f ms, compiling and garbage %.3f ms;%n"
              + "  pure loop %.3f ms (with the request read and verified %.3f ms), ratio %.2f%n",
          server, outcome.otherCpuMillis() / MEASURED, sign, pure, server / pure);
    }
  }

  /**
   * CPU milliseconds a certificate, for the signature, the encoding and the serial number alone, or
   * with the request as well.
   */
  private static double pure(KeyPair key, boolean withRequest) throws Exception {
    Authority authority = Authority.create("Bench", KeySpec.EC_P256, new SecureRandom());
    byte[] subject = new SubjectNames("9999").issue("bench", Instant.now());
    byte[] request = EstLoad.request(key);
    long began = 0;
    for (int i = 0; i < 2 * MEASURED; i++) {
      if (i == MEASURED) {
        began = ownCpu();
      }
      PublicKey subjectKey =
          withRequest ? CertificationRequest.parse(request).publicKey() : key.getPublic();
      authority.customer(subject, subjectKey, Instant.now(), VALIDITY).build().chainPem();
    }
    return millis(ownCpu() - began) / MEASURED;
  }

  private static void growth(PrintWriter out) throws Exception {
    KeyPair key = Keys.generate(KeySpec.EC_P256);
    try (FakeBank bank = FakeBank.builder().start()) {
      int issued = 0;
      for (int upTo : new int[] {1_000, 2_000, 10_000, 100_000}) {
        long began = ownCpu();
        int before = issued;
        for (; issued < upTo; issued++) {
          String loginId = "bench" + issued % 1_000;
          if (issued < 1_000) {
            bank.addCustomer(Customer.of(loginId).build());
          }
          bank.issueDirectly(loginId, key.getPublic(), Instant.now());
        }
        double each = millis(ownCpu() - began) / (issued - before);
        out.printf(
            "from %6d to %6d issued: CPU %.3f ms each, heap %d MB%n", before, upTo, each, heap());
      }
    }
  }

  private static long ownCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024);
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
