package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.tuf.Authority;
import jp.nozomi.cert.update.tuf.RoleType;
import jp.nozomi.cert.update.tuf.SignedFile;

/**
 * What goes to the mirror.
 *
 * @param arguments the command
 * @param out tells what was done
 * @param keys signs what changes often
 * @param rendering writes what a role says
 */
record PublishCommands(
    Arguments arguments, PrintWriter out, KeyCommands keys, Rendering rendering) {

  /** Publishes a draft that enough keys signed. */
  void publish() throws ReleaseException, IOException, UpdateException {
    RepositoryFolder repository = arguments.repository();
    Path file = arguments.path("--draft");
    Draft draft = Draft.read(file);
    String role =
        draft.type().equals(RoleType.TARGETS.word()) ? arguments.roleName() : draft.type();
    if (draft.version() != repository.latest(role) + 1) {
      throw new ReleaseException("not the next version of " + role);
    }
    switch (role) {
      case "root" -> requireRootSigned(repository, draft);
      case "snapshot", "timestamp" -> throw new ReleaseException(role + " is published by refresh");
      case "targets" -> requireSigned(repository.root().authority(RoleType.TARGETS), draft, "root");
      default -> requireSigned(delegated(repository, role), draft, "targets");
    }
    repository.publish(role, draft);
    Files.delete(file);
    out.println("published " + role + " " + draft.version());
  }

  private static void requireRootSigned(RepositoryFolder repository, Draft draft)
      throws ReleaseException, IOException, UpdateException {
    requireSigned(RepositoryFolder.parseRoot(draft).authority(RoleType.ROOT), draft, "itself");
    if (draft.version() > 1) {
      requireSigned(repository.root().authority(RoleType.ROOT), draft, "the root before it");
    }
  }

  private static Authority delegated(RepositoryFolder repository, String role)
      throws ReleaseException, IOException, UpdateException {
    try {
      return Authority.ofDelegation(repository.published("targets").signed(), role)
          .orElseThrow(() -> new ReleaseException("nothing is delegated to " + role));
    } catch (JsonException e) {
      throw new ReleaseException("the published targets: " + e.getMessage());
    }
  }

  private static void requireSigned(Authority authority, Draft draft, String by)
      throws ReleaseException, UpdateException {
    try {
      authority.verify(
          SignedFile.parse(draft.bytes(), RoleType.TARGETS), draft.type() + " as wanted by " + by);
    } catch (JsonException e) {
      throw new ReleaseException("can not be read back: " + e.getMessage());
    }
  }

  /** Signs and publishes what changes often: a snapshot if the targets changed, and a timestamp. */
  void refresh() throws ReleaseException, IOException, UpdateException {
    RepositoryFolder repository = arguments.repository();
    Optional<String> snapshotKey = arguments.optional("--snapshot-key");
    if (snapshotKey.isPresent()) {
      Draft snapshot = Draft.of(rendering.snapshot(repository, arguments.daysOf("snapshot")));
      publishOnline(repository, RoleType.SNAPSHOT, snapshot, snapshotKey.get());
    }
    Draft timestamp =
        Draft.of(
            rendering.timestamp(
                repository, repository.published("snapshot"), arguments.daysOf("timestamp")));
    publishOnline(repository, RoleType.TIMESTAMP, timestamp, arguments.one("--timestamp-key"));
  }

  private void publishOnline(
      RepositoryFolder repository, RoleType role, Draft draft, String keyName)
      throws ReleaseException, IOException, UpdateException {
    Draft signed = draft.with(keys.signingKey(keyName).sign(draft.canonical()));
    requireSigned(repository.root().authority(role), signed, "root");
    repository.publish(role.word(), signed);
    out.println("published " + role.word() + " " + draft.version());
  }
}
