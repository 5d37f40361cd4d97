package jp.nozomi.cert.update;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.nozomi.cert.update.tuf.TargetFile;

/**
 * Chooses the installer to offer.
 *
 * @param running the version that runs
 * @param platform what it runs on
 * @param channel the channel that it follows
 * @param policy the bank's and the administrator's word
 * @param installId decides the place in rollouts
 */
record Selection(
    Version running, Platform platform, String channel, UpdatePolicy policy, String installId) {

  Optional<Offer> choose(Collection<TargetFile> listed) {
    List<Release> fitting =
        listed.stream()
            .map(Release::of)
            .flatMap(Optional::stream)
            .filter(release -> release.fits(platform, channel))
            .toList();
    Optional<Version> minimum = reachableMinimum(fitting);
    boolean mandatory = minimum.filter(least -> least.compareTo(running) > 0).isPresent();
    Predicate<Release> enough =
        release -> minimum.filter(least -> release.version().compareTo(least) < 0).isEmpty();
    Optional<Release> chosen = highest(fitting, enough.and(this::rolledOutHere));
    if (chosen.isEmpty() && mandatory) {
      // What is needed does not wait for its share of a rollout.
      chosen = highest(fitting, enough);
    }
    return chosen.map(release -> release.offer(mandatory));
  }

  private boolean rolledOutHere(Release release) {
    return Rollout.bucket(installId, release.version()) < release.rolloutPercent();
  }

  /** A minimum without an installer that reaches it would only lock the user out. */
  private Optional<Version> reachableMinimum(List<Release> fitting) {
    return Stream.concat(
            fitting.stream().map(Release::minimum).flatMap(Optional::stream),
            policy.minimum().stream())
        .filter(
            least -> fitting.stream().anyMatch(release -> release.version().compareTo(least) >= 0))
        .max(Comparator.naturalOrder());
  }

  /** Never a version that is not higher than the running one. */
  private Optional<Release> highest(List<Release> fitting, Predicate<Release> wanted) {
    return fitting.stream()
        .filter(release -> release.version().compareTo(running) > 0)
        .filter(wanted)
        .max(Comparator.comparing(Release::version));
  }
}
