package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.update.download.TargetHash;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.state.StateFolder;
import jp.nozomi.cert.update.tuf.DemoKeys;
import jp.nozomi.cert.update.tuf.Digests;
import jp.nozomi.cert.update.tuf.TargetFile;
import jp.nozomi.cert.update.tuf.TufClient;
import jp.nozomi.cert.update.tuf.UrlPath;

/**
 * Looks at a repository with the client's own eyes, as an installation fresh from the build would.
 *
 * @param repository the repository
 * @param out says what was found
 * @param clock the time
 */
record RepositoryCheck(RepositoryFolder repository, PrintWriter out, Clock clock) {

  void run(Path trustedRoot, boolean distribution)
      throws ReleaseException, IOException, UpdateException {
    byte[] anchor = Files.readAllBytes(trustedRoot);
    out.println("trusted root " + Digests.hex("SHA-256", anchor));
    Path scratch = Files.createTempDirectory("cert-release");
    try {
      StateFolder state = StateFolder.open(scratch.resolve("state"));
      TufClient client = TufClient.refresh(state, anchor, repository, clock, Instant.EPOCH);
      byte[] newest = TufClient.newestRoot(state, anchor).bytes();
      if (distribution && (DemoKeys.in(anchor) || DemoKeys.in(newest))) {
        throw new ReleaseException("a demonstration's keys: not for a distribution build");
      }
      for (TargetFile target : client.listed()) {
        check(target);
      }
    } finally {
      delete(scratch);
    }
    out.println("verified");
  }

  private void check(TargetFile target) throws ReleaseException, IOException, UpdateException {
    String[] segments = UrlPath.safeSegments(target.path());
    Path file =
        repository
            .targets()
            .resolve(target.path())
            .resolveSibling(UrlPath.hashOf(target) + "." + segments[segments.length - 1]);
    if (!Files.isRegularFile(file) || !TargetHash.of(file, target).matches()) {
      throw new ReleaseException(target.path() + " is missing or has other bytes than signed");
    }
    out.println(target.path() + " " + target.length() + " " + UrlPath.hashOf(target));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
