package jp.nozomi.cert.update.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.download.Downloader;
import jp.nozomi.cert.update.download.TargetHash;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Fetcher;
import jp.nozomi.cert.update.port.Progress;
import jp.nozomi.cert.update.state.AtomicFiles;
import jp.nozomi.cert.update.state.StateFolder;
import jp.nozomi.cert.update.transfer.Transfer;
import jp.nozomi.cert.update.transfer.TransferLimits;
import jp.nozomi.cert.update.tuf.Mirror;
import jp.nozomi.cert.update.tuf.TargetFile;
import jp.nozomi.cert.update.tuf.TufClient;
import jp.nozomi.cert.update.tuf.UrlPath;

/**
 * {@code tuf-client --metadata-dir D init ROOT}, {@code refresh} and {@code download}, as the
 * suite's description of a client's command line has them. Exit 0 or 1.
 */
public final class TufClientMain {
  private static final String ANCHOR = "trusted-root";

  private final Map<String, String> options = new HashMap<>();
  private final List<String> targetNames = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final Fetcher fetcher = new HttpFetcher();

  private TufClientMain(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].startsWith("--")) {
        words.add(arguments[i]);
      } else if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      } else if (arguments[i].equals("--target-name")) {
        targetNames.add(arguments[++i]);
      } else {
        options.put(arguments[i], arguments[++i]);
      }
    }
  }

  public static void main(String[] arguments) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, err));
  }

  private static int run(String[] arguments, PrintWriter err) {
    try {
      new TufClientMain(arguments).run();
      return 0;
    } catch (UpdateException | IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private void run() throws UpdateException, IOException {
    Path metadata = Path.of(option("--metadata-dir"));
    switch (words.isEmpty() ? "" : words.get(0)) {
      case "init" -> init(metadata, Path.of(words.get(1)));
      case "refresh" -> refresh(metadata);
      case "download" -> download(refresh(metadata), metadata);
      default -> throw new IllegalArgumentException("init, refresh or download?");
    }
  }

  private String option(String name) {
    return Optional.ofNullable(options.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static void init(Path metadata, Path root) throws IOException {
    byte[] bytes = Files.readAllBytes(root);
    AtomicFiles.write(metadata.resolve(ANCHOR), bytes);
    AtomicFiles.write(metadata.resolve("root.json"), bytes);
  }

  private TufClient refresh(Path metadata) throws UpdateException, IOException {
    StateFolder state = StateFolder.open(metadata);
    byte[] anchor = Files.readAllBytes(metadata.resolve(ANCHOR));
    Mirror mirror =
        new Mirror(
            URI.create(option("--metadata-url")),
            new Transfer(fetcher, TransferLimits.METADATA, ErrorCode.VERSION_CHECK_FAILED),
            new Cancellation());
    try {
      return TufClient.refresh(state, anchor, mirror, Clock.systemUTC(), Instant.EPOCH);
    } finally {
      // The suite looks for the trusted root under its plain name, also after a failure.
      AtomicFiles.write(metadata.resolve("root.json"), TufClient.newestRoot(state, anchor).bytes());
    }
  }

  private void download(TufClient client, Path metadata) throws UpdateException, IOException {
    Path folder = Path.of(option("--target-dir"));
    for (String name : targetNames) {
      TargetFile target =
          client
              .find(name)
              .orElseThrow(() -> UpdateException.download(UpdateReason.TARGET_UNKNOWN, name));
      URI uri =
          UrlPath.ofTarget(
              URI.create(option("--target-base-url")), target, client.consistentSnapshot());
      Path file = folder.resolve(UrlPath.encode(name));
      if (!isThere(file, target)) {
        Path part = metadata.resolve(UrlPath.encode(name) + ".part");
        new Downloader(
                new Transfer(fetcher, TransferLimits.TARGET, ErrorCode.DOWNLOAD_FAILED),
                TransferLimits.TARGET.deadline())
            .download(uri, target, part, Progress.NONE, new Cancellation());
        AtomicFiles.rename(part, file);
      }
    }
  }

  private static boolean isThere(Path file, TargetFile target) throws UpdateException, IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != target.length()) {
      return false;
    }
    return TargetHash.of(file, target).matches();
  }
}
