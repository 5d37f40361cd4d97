package jp.nozomi.cert.swing.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.Keys;

/**
 * Certificates a second over HTTPS, from the fake bank and from its handler behind Jetty in turns,
 * and beside them what issuing costs without a server.
 */
public final class IssuingBench {
  private static final int CONNECTIONS = 8;

  /** So many until the compiler, which shares the processors, leaves the curve's arithmetic. */
  private static final int WARM_UP = 40_000;

  private static final int MEASURED = 12_000;
  private static final int ROUNDS = 7;
  private static final String PURE_LOOP = "pure loop: CPU";

  private final PrintWriter out;
  private final KeyPair key = Keys.generate(KeySpec.EC_P256);
  private final Figures rates = new Figures();
  private final Figures millis = new Figures();

  private IssuingBench(PrintWriter out) {
    this.out = out;
  }

  /** Takes nothing. */
  public static void main(String[] args) throws Exception {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            true);
    try (EstHost bank = new FakeBankHost();
        EstHost jetty = new JettyHost()) {
      new IssuingBench(out).run(List.of(bank, jetty));
    }
  }

  private void run(List<EstHost> hosts) throws Exception {
    out.printf(
        "issuing over HTTPS, %d connections, Java %s, %d processors, load average %.1f%n",
        CONNECTIONS,
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    List<EstLoad> loads = new ArrayList<>();
    for (EstHost host : hosts) {
      for (int i = 0; i < WARM_UP + ROUNDS * MEASURED; i++) {
        host.open("bench" + i);
      }
      EstLoad load = new EstLoad(host, key, CONNECTIONS);
      load.run(0, WARM_UP);
      loads.add(load);
    }
    PureLoop pure = new PureLoop(key);
    pure.cpuMillis(MEASURED);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < hosts.size(); i++) {
        add(name(hosts.get(i)), loads.get(i).run(WARM_UP + round * MEASURED, MEASURED));
      }
      millis.add(PURE_LOOP, pure.cpuMillis(MEASURED));
    }
    rates.lines("/s").forEach(out::println);
    millis.lines().forEach(out::println);
    tellRatios(name(hosts.get(0)), name(hosts.get(1)));
  }

  private static String name(EstHost host) {
    return host instanceof FakeBankHost ? "fake bank" : "Jetty";
  }

  private void add(String name, EstLoad.Outcome outcome) {
    rates.add(name, outcome.rate());
    millis.add(name + ": CPU", outcome.serverCpuMillis() / MEASURED);
    millis.add(name + ": CPU of clients", outcome.clientCpuMillis() / MEASURED);
    millis.add(name + ": CPU of the JVM", outcome.otherCpuMillis() / MEASURED);
    millis.add(name + ": p50", outcome.percentile(50));
    millis.add(name + ": p99", outcome.percentile(99));
  }

  private void tellRatios(String bank, String jetty) {
    out.printf("certificates a second, fake bank / Jetty: %.2f%n", rates.ratio(bank, jetty));
    out.printf("CPU, fake bank / pure loop: %.2f%n", millis.ratio(bank + ": CPU", PURE_LOOP));
  }
}
