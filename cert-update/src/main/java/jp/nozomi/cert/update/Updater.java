package jp.nozomi.cert.update;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.download.Downloader;
import jp.nozomi.cert.update.download.TargetHash;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.install.Installation;
import jp.nozomi.cert.update.install.Intent;
import jp.nozomi.cert.update.launch.RunningInstaller;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;
import jp.nozomi.cert.update.state.AtomicFiles;
import jp.nozomi.cert.update.state.StateFailure;
import jp.nozomi.cert.update.state.StateFolder;
import jp.nozomi.cert.update.state.StateLock;
import jp.nozomi.cert.update.transfer.Transfer;
import jp.nozomi.cert.update.tuf.DemoKeys;
import jp.nozomi.cert.update.tuf.MetadataSource;
import jp.nozomi.cert.update.tuf.Mirror;
import jp.nozomi.cert.update.tuf.TargetFile;
import jp.nozomi.cert.update.tuf.TufClient;
import jp.nozomi.cert.update.tuf.UrlPath;

/**
 * Finds, gets and starts new versions of the app.
 *
 * <p>Each call works alone on the state: a second instance of the app, or a second call at the same
 * time, fails with {@link UpdateReason#ANOTHER_INSTANCE}. Calls block; keep them off the event
 * thread. A process that is killed at any instant leaves a state from which the next call goes on.
 */
public final class Updater {
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}");
  private static final String PARTS = "dl";

  private final UpdaterSettings settings;

  /**
   * Makes an updater, which asks nobody yet.
   *
   * @param settings what it needs to know
   */
  public Updater(UpdaterSettings settings) {
    this.settings = settings;
  }

  /** A piece of work on the locked state. */
  @FunctionalInterface
  private interface Work<T> {
    T on(StateFolder state) throws UpdateException, IOException;
  }

  /**
   * Asks the mirror for a new version.
   *
   * @param cancellation ends it
   * @return what to offer, or empty if nothing newer fits or the policy is off
   * @throws UpdateException G003e; it never stands in the way of issuing or renewing
   */
  public Optional<Offer> check(Cancellation cancellation) throws UpdateException {
    if (!settings.policy().enabled()) {
      return Optional.empty();
    }
    return locked(
        ErrorCode.VERSION_CHECK_FAILED,
        state -> {
          TufClient metadata = verified(state, mirror(cancellation));
          Selection selection =
              new Selection(
                  settings.running(),
                  settings.platform(),
                  settings.channel(),
                  settings.policy(),
                  state.installId(settings.random()));
          return selection.choose(metadata.listed());
        });
  }

  /**
   * Downloads an installer, or continues to.
   *
   * @param offer what {@link #check} found
   * @param folder where to, or empty for the updater's own folder
   * @param progress is told how far it is
   * @param cancellation ends it; what came is kept for the next attempt
   * @return the installer
   * @throws UpdateException G002e: another folder may help
   */
  public Downloaded download(
      Offer offer, Optional<Path> folder, Progress progress, Cancellation cancellation)
      throws UpdateException {
    return locked(
        ErrorCode.DOWNLOAD_FAILED,
        state -> {
          TufClient metadata = verified(state, MetadataSource.NONE);
          TargetFile target = require(metadata, offer);
          Path into = folder.orElse(state.path().resolve(PARTS));
          Path file = into.resolve(fileName(target));
          URI from = UrlPath.ofTarget(settings.targets(), target, metadata.consistentSnapshot());
          makeFolder(into);
          if (!holds(file, target)) {
            fetch(from, target, into, file, progress, cancellation);
          }
          return new Downloaded(offer, file);
        });
  }

  /**
   * Gets a small target, such as a bank's profile, found through delegations.
   *
   * @param path the target's path
   * @param maxBytes how long it may be
   * @param cancellation ends it
   * @return its verified bytes, or empty if no trusted role lists it
   * @throws UpdateException G003e
   */
  public Optional<byte[]> read(String path, int maxBytes, Cancellation cancellation)
      throws UpdateException {
    return locked(
        ErrorCode.VERSION_CHECK_FAILED,
        state -> {
          TufClient metadata = verified(state, mirror(cancellation));
          Optional<TargetFile> target = metadata.find(path);
          if (target.isEmpty()) {
            return Optional.empty();
          }
          if (target.get().length() > maxBytes) {
            throw UpdateException.check(UpdateReason.TOO_LONG, path + " is not small");
          }
          URI from =
              UrlPath.ofTarget(settings.targets(), target.get(), metadata.consistentSnapshot());
          Path parts = state.path().resolve(PARTS);
          AtomicFiles.makePrivateFolder(parts);
          Path part = parts.resolve(UrlPath.hashOf(target.get()) + ".part");
          downloader().download(from, target.get(), part, Progress.NONE, cancellation);
          byte[] content = Files.readAllBytes(part);
          AtomicFiles.delete(part);
          return Optional.of(content);
        });
  }

  /**
   * Verifies a downloaded installer once more, by metadata that holds now, and starts it. The app
   * then ends, for the installer must replace its files.
   *
   * @param downloaded what {@link #download} got
   * @return the started installer
   * @throws UpdateException G007i with the path if the user must start it, else G021e
   */
  public RunningInstaller launch(Downloaded downloaded) throws UpdateException {
    return locked(
        ErrorCode.UPDATE_INSTALL_FAILED,
        state -> {
          TufClient metadata = verified(state, MetadataSource.NONE);
          TargetFile target = require(metadata, downloaded.offer());
          if (settings.platform().administratorNeeded()) {
            throw Installation.byHand(
                UpdateReason.ADMINISTRATOR_NEEDED,
                "the installation is the machine's",
                downloaded.file());
          }
          Installation installation =
              new Installation(
                  settings.launcher(), settings.publisher(), settings.programs(), state.path());
          return installation.start(
              downloaded.file(),
              target,
              settings.platform().type(),
              downloaded.offer().version().text());
        });
  }

  /**
   * Settles at the app's start what became of an installation that was begun before.
   *
   * @return what was found
   * @throws UpdateException G021e if the old version still runs, told once
   */
  public Settlement settle() throws UpdateException {
    return locked(
        ErrorCode.UPDATE_INSTALL_FAILED,
        state -> {
          Optional<Intent> intent = Intent.read(state.path());
          if (intent.isEmpty()) {
            return Settlement.NOTHING;
          }
          Optional<Version> intended = Version.parse(intent.get().version());
          boolean behind =
              intended.filter(version -> settings.running().compareTo(version) < 0).isPresent();
          boolean started = intent.get().process().isPresent();
          if (behind
              && started
              && settings.processRuns().test(intent.get().process().getAsLong())) {
            return Settlement.STILL_INSTALLING;
          }
          Intent.clear(state.path());
          if (!behind) {
            state.clearFolder(PARTS);
            state.clearFolder(Installation.FOLDER);
            return Settlement.INSTALLED;
          }
          if (!started) {
            return Settlement.NOT_STARTED;
          }
          throw UpdateException.install(
                  UpdateReason.NOT_APPLIED,
                  settings.running() + " still runs instead of " + intent.get().version())
              .with("version", intent.get().version())
              .with("log", intent.get().log());
        });
  }

  private <T> T locked(ErrorCode code, Work<T> work) throws UpdateException {
    try {
      StateFolder state = StateFolder.open(settings.state());
      Optional<StateLock> lock = StateLock.take(state.path());
      if (lock.isEmpty()) {
        throw new UpdateException(
            code, UpdateReason.ANOTHER_INSTANCE, "the state is in use by another instance");
      }
      StateLock held = lock.get();
      try {
        return work.on(state);
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw StateFailure.of(e).as(code);
    } catch (UpdateException e) {
      throw e.code() == ErrorCode.VERSION_CHECK_FAILED ? e.as(code) : e;
    }
  }

  private TufClient verified(StateFolder state, MetadataSource source) throws UpdateException {
    byte[] anchor = settings.trustedRoot();
    if (!settings.demo() && DemoKeys.in(anchor)) {
      throw UpdateException.check(
          UpdateReason.TRUST_ANCHOR_INVALID, "the build's root trusts a demonstration's keys");
    }
    return TufClient.refresh(state, anchor, source, settings.clock(), settings.builtAt());
  }

  private Mirror mirror(Cancellation cancellation) {
    Transfer transfer =
        new Transfer(settings.fetcher(), settings.metadataLimits(), ErrorCode.VERSION_CHECK_FAILED);
    return new Mirror(settings.metadata(), transfer, cancellation);
  }

  private Downloader downloader() {
    return new Downloader(
        new Transfer(settings.fetcher(), settings.targetLimits(), ErrorCode.DOWNLOAD_FAILED),
        settings.targetLimits().deadline());
  }

  /** The offer may be old: what counts is what the metadata says of its target now. */
  private TargetFile require(TufClient metadata, Offer offer) throws UpdateException {
    return metadata.listed().stream()
        .map(Release::of)
        .flatMap(Optional::stream)
        .filter(release -> release.file().path().equals(offer.target()))
        .filter(release -> release.version().equals(offer.version()))
        .filter(release -> release.version().compareTo(settings.running()) > 0)
        .filter(release -> release.fits(settings.platform(), settings.channel()))
        .map(Release::file)
        .findFirst()
        .orElseThrow(
            () ->
                UpdateException.download(
                    UpdateReason.TARGET_UNKNOWN, "the signed metadata no longer has the offer"));
  }

  private static String fileName(TargetFile target) throws UpdateException {
    String[] segments = UrlPath.safeSegments(target.path());
    String name = segments[segments.length - 1];
    if (!FILE_NAME.matcher(name).matches()) {
      throw UpdateException.download(
          UpdateReason.TARGET_NAME_UNSAFE, "the target's name is no plain file name");
    }
    return name;
  }

  private static void makeFolder(Path folder) throws UpdateException {
    try {
      AtomicFiles.makePrivateFolder(folder);
    } catch (IOException e) {
      throw Downloader.notWritable(e);
    }
  }

  private void fetch(
      URI from,
      TargetFile target,
      Path folder,
      Path file,
      Progress progress,
      Cancellation cancellation)
      throws UpdateException {
    Path part = folder.resolve(UrlPath.hashOf(target) + ".part");
    downloader().download(from, target, part, progress, cancellation);
    try {
      AtomicFiles.rename(part, file);
    } catch (IOException e) {
      throw Downloader.notWritable(e);
    }
  }

  private static boolean holds(Path file, TargetFile target) throws IOException, UpdateException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == target.length()
        && TargetHash.of(file, target).matches();
  }
}
