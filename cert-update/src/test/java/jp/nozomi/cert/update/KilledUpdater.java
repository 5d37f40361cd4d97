package jp.nozomi.cert.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.testkit.update.MirrorServer;
import jp.nozomi.cert.testkit.update.SimulatedKey;
import jp.nozomi.cert.update.conformance.HttpFetcher;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;

/** A process of its own, to be killed or starved: settle, check, download and launch, once. */
final class KilledUpdater {
  private KilledUpdater() {}

  static Process start(Path folder, MirrorServer mirror, String virtualMachineOption)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            virtualMachineOption,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledUpdater.class.getName(),
            folder.toString(),
            mirror.metadata().toString(),
            mirror.targets().toString())
        .redirectErrorStream(true)
        .start();
  }

  public static void main(String[] arguments)
      throws IOException, UpdateException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Updater updater = new Updater(settings(folder, arguments[1], arguments[2]));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    out.println("ready");
    updater.settle();
    Optional<Offer> offer = updater.check(new Cancellation());
    if (offer.isPresent()) {
      Downloaded downloaded =
          updater.download(offer.get(), Optional.empty(), Progress.NONE, new Cancellation());
      updater.launch(downloaded).await(Duration.ofSeconds(20));
    }
    out.println("done");
  }

  private static UpdaterSettings settings(Path folder, String metadata, String targets)
      throws IOException {
    return UpdaterSettings.builder()
        .trustedRoot(Files.readAllBytes(folder.resolve("root.json")))
        .mirror(URI.create(metadata), URI.create(targets))
        .state(folder.resolve("state"))
        .running(new Version("1.0"), UpdateBench.DEBIAN)
        .fetcher(new HttpFetcher())
        .launcher((command, environment) -> record(command, folder.resolve("launches")))
        // The stand-in for an installer that never changes what runs.
        .processRuns(id -> true)
        .build();
  }

  private static Process record(List<String> command, Path log) throws IOException {
    String hash;
    try (InputStream in = Files.newInputStream(Path.of(command.get(1)))) {
      hash = SimulatedKey.sha256(in);
    }
    Files.writeString(log, hash + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new ProcessBuilder("true").start();
  }
}
