package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpCaller;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import jp.nozomi.cert.swing.presenter.OpenUpdater;
import jp.nozomi.cert.swing.presenter.UpdateOpener;
import jp.nozomi.cert.update.Platform;
import jp.nozomi.cert.update.UpdatePolicy;
import jp.nozomi.cert.update.Updater;
import jp.nozomi.cert.update.UpdaterSettings;
import jp.nozomi.cert.update.Version;
import jp.nozomi.cert.update.launch.SignatureTool;
import jp.nozomi.cert.update.launch.SystemPrograms;
import jp.nozomi.cert.update.port.Launcher;
import jp.nozomi.cert.update.port.PublisherCheck;

/**
 * Puts the updater together: the build's trusted root, the profile's mirror and policy, and the
 * administrator's word above both.
 *
 * @param profile the bank
 * @param own the bank's folder of this user
 * @param clock the time
 * @param http bounds and proxies, the same as for the bank
 * @param launcher starts installers
 */
record UpdateSetup(
    BankProfile profile, Path own, Clock clock, HttpSettings http, Launcher launcher) {
  private static final int MOST_ROOT_BYTES = 512 * 1024;
  private static final String FOLDER = "update";

  /** Empty if nothing is to be updated: no mirror, no trusted root, or somebody turned it off. */
  Optional<UpdateOpener> opener(RunOptions options, MachinePolicy policy) throws ProfileException {
    Build build = Build.read();
    Optional<BankProfile.Update> mirror = profile.update().filter(BankProfile.Update::offered);
    Optional<byte[]> root = trustedRoot(options, build);
    if (mirror.isEmpty() || root.isEmpty() || !policy.updates()) {
      return Optional.empty();
    }
    UpdaterSettings.Builder settings = settings(build, mirror.get()).trustedRoot(root.get());
    return Optional.of(
        proxyLogin -> {
          HttpCaller caller =
              new HttpCaller(http, profile.trust().server(), new SecureRandom(), proxyLogin);
          return new OpenUpdater(
              new Updater(settings.fetcher(new CallerFetcher(caller)).build()), caller);
        });
  }

  private UpdaterSettings.Builder settings(Build build, BankProfile.Update mirror) {
    Platform platform = ThisPlatform.find();
    UpdaterSettings.Builder settings =
        UpdaterSettings.builder()
            .mirror(mirror.metadata(), mirror.targets())
            .channel(mirror.channel())
            .policy(new UpdatePolicy(true, mirror.minimum().map(Version::new)))
            .state(own.resolve(FOLDER))
            .running(new Version(build.version()), platform)
            .builtAt(build.built())
            .clock(clock)
            .launcher(launcher)
            .publisher(publisherCheck(build, platform));
    return build.distribution() ? settings : settings.acceptDemoRoot();
  }

  private static Optional<byte[]> trustedRoot(RunOptions options, Build build)
      throws ProfileException {
    if (options.updateRoot().isEmpty()) {
      return Build.trustedRoot();
    }
    if (build.distribution()) {
      throw new ProfileException("--update-root", "is not for this build", null);
    }
    try {
      return Optional.of(BoundedFile.read(Path.of(options.updateRoot().get()), MOST_ROOT_BYTES));
    } catch (IOException | InvalidPathException e) {
      throw new ProfileException("--update-root", "can not be read", e);
    }
  }

  private PublisherCheck publisherCheck(Build build, Platform platform) {
    return build
        .publisher()
        .map(
            name ->
                switch (platform.type()) {
                  case "msi" -> SignatureTool.authenticode(launcher, SystemPrograms.DEFAULT, name);
                  case "pkg" -> SignatureTool.macPackage(launcher, SystemPrograms.DEFAULT, name);
                  // Debian's packages carry no signature of their own.
                  default -> PublisherCheck.NONE;
                })
        .orElse(PublisherCheck.NONE);
  }
}
