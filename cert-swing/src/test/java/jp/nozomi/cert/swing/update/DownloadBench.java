package jp.nozomi.cert.swing.update;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.swing.presenter.OpenUpdater;
import jp.nozomi.cert.testkit.update.MirrorFault;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;

/**
 * Measures a download of 100 MB through the app's own client beside curl, and what cuts cost. Run
 * by hand; takes an empty folder.
 */
final class DownloadBench {
  private static final int LENGTH = 100_000_000;
  private static final double MEGA = 1e6;
  private static final int[] CUTS = {10, 50, 99};

  private DownloadBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    PrintStream out = System.out;
    byte[] installer = new byte[LENGTH];
    new Random(1).nextBytes(installer);
    try (UpdateSite site = new UpdateSite(folder)) {
      site.server().publish("9.0", installer);
      for (int round = 0; round < 3; round++) {
        out.printf("curl: %.0f MB/s%n", LENGTH / MEGA / curl(site, folder));
        System.gc();
        heap(true);
        long before = heap(false);
        double seconds = download(site, folder.resolve("round " + round));
        out.printf(
            "app: %.0f MB/s, verified; heap grew by at most %.1f MB%n",
            LENGTH / MEGA / seconds, (heap(false) - before) / MEGA);
      }
      for (int cut : CUTS) {
        site.server()
            .mirror()
            .fault("targets/", MirrorFault.times(1, MirrorFault.cutAfter(LENGTH / 100 * cut)));
        long sent = site.server().mirror().sent();
        download(site, folder.resolve("cut " + cut));
        out.printf(
            "cut at %d %%: %d bytes sent again%n",
            cut, Math.max(0, bodyBytes(site, sent) - LENGTH));
        site.server().mirror().heal();
      }
    }
  }

  private static long bodyBytes(UpdateSite site, long before) {
    return site.server().mirror().sent() - before;
  }

  private static double download(UpdateSite site, Path into) throws Exception {
    try (OpenUpdater open =
        site.open(HttpSettings.defaults())
            .updates()
            .orElseThrow()
            .open(ProxyAuthenticator.none())) {
      Offer offer = open.updater().check(new Cancellation()).orElseThrow();
      long began = System.nanoTime();
      Downloaded downloaded =
          open.updater().download(offer, Optional.of(into), Progress.NONE, new Cancellation());
      double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3;
      Files.delete(downloaded.file());
      return seconds;
    }
  }

  private static double curl(UpdateSite site, Path folder) throws Exception {
    String url =
        site.server().repository().files().keySet().stream()
            .filter(path -> path.endsWith("certapp-9.0-x64.deb"))
            .findFirst()
            .orElseThrow();
    Path ca = Files.writeString(folder.resolve("ca.pem"), site.bank().serverCaPem());
    Path file = folder.resolve("curl.deb");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "curl",
                "-sS",
                "--cacert",
                ca.toString(),
                "-o",
                file.toString(),
                site.server().url().resolve(url).toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("curl failed");
    }
    double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3;
    Files.delete(file);
    return seconds;
  }

  /** The peak of all heap pools since the last reset. */
  private static long heap(boolean reset) {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        if (reset) {
          pool.resetPeakUsage();
        }
        peak += pool.getPeakUsage().getUsed();
      }
    }
    return peak;
  }
}
