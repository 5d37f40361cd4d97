package jp.nozomi.cert.swing.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.Customer;

/** What the fake bank costs: its start, and growth. Arguments: which, or none for both. */
public final class FakeBankBench {

  private FakeBankBench() {}

  /** Takes what is wanted: start, growth; both without it. */
  public static void main(String[] args) throws Exception {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            true);
    List<String> wanted = args.length == 0 ? List.of("start", "growth") : List.of(args);
    out.printf(
        "fake bank, Java %s, load average %.1f%n",
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    if (wanted.contains("start")) {
      StartBench.run(out);
    }
    if (wanted.contains("growth")) {
      growth(out);
    }
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
