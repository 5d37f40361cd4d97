package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.nozomi.cert.testkit.update.MirrorServer;
import jp.nozomi.cert.testkit.update.RepositorySimulator;
import jp.nozomi.cert.update.conformance.HttpFetcher;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;
import jp.nozomi.cert.update.transfer.TransferLimits;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A repository, its mirror, and an updater of version 1.0 that looks at it. */
final class UpdateBench implements AutoCloseable {
  static final Platform DEBIAN = new Platform("linux", "x64", "deb", false);
  static final String TARGET = "app/nozomi-cert-2.0.deb";
  static final byte[] INSTALLER = "an installer ".repeat(40_000).getBytes(StandardCharsets.UTF_8);

  /** Short, so that what must end does so within a test's patience. */
  static final TransferLimits IMPATIENT =
      new TransferLimits(
          Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(300), 10_000);

  final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
  final RepositorySimulator repository = new RepositorySimulator(clock);
  final MirrorServer mirror = new MirrorServer(repository.files());
  final List<List<String>> started = new CopyOnWriteArrayList<>();
  final Path folder;

  UpdateBench(Path folder) throws IOException {
    this.folder = folder;
    repository.addTarget(TARGET, INSTALLER, custom("2.0", "deb"));
    repository.publish();
  }

  static Map<String, Object> custom(String version, String type) {
    return new TreeMap<>(
        Map.of(
            "version",
            version,
            "os",
            type.equals("msi") ? "windows" : type.equals("pkg") ? "macos" : "linux",
            "arch",
            "x64",
            "type",
            type,
            "channel",
            "stable"));
  }

  UpdaterSettings.Builder settings() {
    return UpdaterSettings.builder()
        .trustedRoot(repository.trustedRoot())
        .mirror(mirror.metadata(), mirror.targets())
        .state(state())
        .running(new Version("1.0"), DEBIAN)
        .fetcher(new HttpFetcher())
        .clock(clock)
        .launcher(
            (command, environment) -> {
              started.add(command);
              return new ProcessBuilder("true").start();
            })
        .limits(IMPATIENT, IMPATIENT);
  }

  Path state() {
    return folder.resolve("状態 state");
  }

  Updater updater() {
    return new Updater(settings().build());
  }

  Optional<Offer> check() throws UpdateException {
    return updater().check(new Cancellation());
  }

  Offer offer() throws UpdateException {
    return check().orElseThrow();
  }

  Downloaded download() throws UpdateException {
    return download(offer());
  }

  Downloaded download(Offer offer) throws UpdateException {
    return updater().download(offer, Optional.empty(), Progress.NONE, new Cancellation());
  }

  UpdateException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(UpdateException.class, call);
  }

  UpdateException checkFailure() {
    return failureOf(this::check);
  }

  /** Puts the part of a download in place, as an attempt that was cut would have left it. */
  void leavePart(byte[] content, String tag) throws IOException {
    Path parts = Files.createDirectories(state().resolve("dl"));
    Files.write(parts.resolve(partName()), content);
    Files.writeString(parts.resolve(partName() + ".etag"), tag);
  }

  String partName() {
    return jp.nozomi.cert.testkit.update.SimulatedKey.sha256(INSTALLER) + ".part";
  }

  String strongTag() {
    return '"' + partName().substring(0, 16) + '"';
  }

  URI installerUri() {
    return mirror.targets().resolve("app/" + partName().replace(".part", ".nozomi-cert-2.0.deb"));
  }

  @Override
  public void close() throws IOException {
    mirror.close();
  }
}
