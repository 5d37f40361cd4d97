package jp.nozomi.cert.swing.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.ca.SubjectNames;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * What the fake bank costs: its start, certificates over HTTPS beside the pure issuing loop, and
 * growth. Arguments: {@code start}, {@code https}, {@code growth}, or none for all.
 */
public final class FakeBankBench {
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 4_000;
  private static final int MEASURED = 12_000;
  private static final int CHILDREN = 7;
  private static final int LATER_STARTS = 100;
  private static final Duration VALIDITY = Duration.ofDays(366);

  private FakeBankBench() {}

  /** Starts one bank and tells that it is ready; a child process of {@link #start}. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
      try (FakeBank bank = FakeBank.builder().start()) {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(System.currentTimeMillis() - started + " " + bank.baseUrl());
      }
    }
  }

  public static void main(String[] args) throws Exception {
    List<String> wanted = args.length == 0 ? List.of("start", "https", "growth") : List.of(args);
    PrintStream out = System.out;
    if (wanted.contains("start")) {
      start(out);
    }
    if (wanted.contains("https")) {
      https(out);
    }
    if (wanted.contains("growth")) {
      growth(out);
    }
  }

  private static void start(PrintStream out) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Double> children = new ArrayList<>();
    for (int i = 0; i < CHILDREN; i++) {
      long began = System.nanoTime();
      Process child =
          new ProcessBuilder(
                  java, "-cp", System.getProperty("java.class.path"), Child.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (child.getInputStream().read() < 0 || child.waitFor() != 0) {
        throw new IllegalStateException("the bank did not start");
      }
      children.add(millis(System.nanoTime() - began));
    }
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < LATER_STARTS; i++) {
      long began = System.nanoTime();
      FakeBank bank = FakeBank.builder().start();
      later.add(millis(System.nanoTime() - began));
      bank.close();
    }
    out.printf("JVM start to ready and end: median %.0f ms%n", median(children));
    out.printf("later starts in one JVM:    median %.1f ms%n", median(later.subList(1, 100)));
  }

  private static void https(PrintStream out) throws Exception {
    KeyPair key = Keys.generate(KeySpec.EC_P256);
    try (FakeBank bank = FakeBank.builder().start()) {
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        bank.addCustomer(Customer.of("bench" + i).build());
      }
      EstLoad load = new EstLoad(bank, key, CONNECTIONS);
      load.run(0, WARM_UP);
      EstLoad.Outcome outcome = load.run(WARM_UP, MEASURED);
      double pure = pure(key);
      double server = outcome.serverCpuMillis() / MEASURED;
      out.printf("over HTTPS, %d connections:  %.0f certificates/s%n", CONNECTIONS, outcome.rate());
      out.printf("  p50 %.1f ms, p99 %.1f ms%n", outcome.percentile(50), outcome.percentile(99));
      out.printf(
          "  CPU, server: %.3f ms a certificate; pure loop %.3f ms; ratio %.2f%n",
          server, pure, server / pure);
    }
  }

  /**
   * CPU milliseconds a certificate, for the signature, the encoding and the serial number alone.
   */
  private static double pure(KeyPair key) {
    Authority authority = Authority.create("Bench", KeySpec.EC_P256, new SecureRandom());
    byte[] subject = new SubjectNames("9999").issue("bench", Instant.now());
    issue(authority, subject, key, WARM_UP);
    long began = ownCpu();
    issue(authority, subject, key, WARM_UP);
    return millis(ownCpu() - began) / WARM_UP;
  }

  private static void issue(Authority authority, byte[] subject, KeyPair key, int count) {
    for (int i = 0; i < count; i++) {
      authority.customer(subject, key.getPublic(), Instant.now(), VALIDITY).build().chainPem();
    }
  }

  private static void growth(PrintStream out) throws Exception {
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

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
