package jp.nozomi.cert.update.tuf;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.state.Floors;
import jp.nozomi.cert.update.state.StateFailure;
import jp.nozomi.cert.update.state.StateFolder;

/**
 * The client workflow of the specification's section 5, up to the choice of a target.
 *
 * <p>One object serves one run: it fixes the time at which all expiry is judged. Not thread-safe;
 * the caller holds the state's lock.
 */
public final class TufClient {
  private final StateFolder state;
  private final RootChain roots;
  private final MetadataSource source;
  private final Instant now;
  private final Floors floors;
  private final Snapshot snapshot;
  private final Targets targets;

  private TufClient(StateFolder state, RootChain roots, MetadataSource source, Instant now)
      throws UpdateException, IOException {
    this.state = state;
    this.roots = roots;
    this.source = source;
    this.now = now;

    roots.update(source);
    // 5.3.10: the newest root must still hold.
    Root root = roots.newest();
    root.header().requireFresh(now, "root");
    Floors known = rootFloor(state.floors(), root.header().version());
    // 5.3.11: after a rotation the old versions no longer bind. 5.3.12: root() tells the naming.
    this.floors = forgetIfRotated(known);

    Timestamp timestamp = timestamp();
    this.snapshot = snapshot(timestamp.snapshot());
    this.targets = targets("targets", root.authority(RoleType.TARGETS));
  }

  /**
   * Brings the top-level metadata up to date and verifies all of it, also what did not change.
   *
   * @param state what is known from earlier runs, and is kept for later ones
   * @param anchor the build's root
   * @param source where newer metadata comes from
   * @param clock the PC's clock
   * @param notBefore the build's time: a clock that is behind it is wrong
   * @return the verified metadata
   * @throws UpdateException if anything about it is wrong; what was verified before is kept
   */
  public static TufClient refresh(
      StateFolder state, byte[] anchor, MetadataSource source, Clock clock, Instant notBefore)
      throws UpdateException {
    // 5.1: one fixed time for the whole run.
    Instant read = clock.instant();
    Instant now = read.isBefore(notBefore) ? notBefore : read;
    try {
      state.removeLeftovers();
      return new TufClient(state, RootChain.load(state, anchor), source, now);
    } catch (IOException e) {
      throw StateFailure.of(e);
    }
  }

  private Floors rootFloor(Floors known, long version) throws UpdateException, IOException {
    if (version < known.root()) {
      throw UpdateException.check(
          UpdateReason.ROOT_WITHHELD,
          "root " + version + " is the newest to be had, but " + known.root() + " was seen");
    }
    if (version > known.root()) {
      state.keepFloors(known.withRoot(version));
    }
    return known.withRoot(version);
  }

  private Floors forgetIfRotated(Floors known) throws IOException {
    if (!known.timestampKeys().revokedBy(keysOf(RoleType.TIMESTAMP))
        && !known.snapshotKeys().revokedBy(keysOf(RoleType.SNAPSHOT))) {
      return known;
    }
    // The floors last: a crash between finds the rotation again.
    state.dropMetadata(Verifier.fileName(RoleType.TIMESTAMP.word()));
    state.dropMetadata(Verifier.fileName(RoleType.SNAPSHOT.word()));
    state.keepFloors(known.rotated());
    return known.rotated();
  }

  private Floors.SeenUnder keysOf(RoleType type) {
    Authority authority = roots.newest().authority(type);
    return new Floors.SeenUnder(authority.fingerprints(), authority.threshold());
  }

  private Timestamp timestamp() throws UpdateException, IOException {
    String role = RoleType.TIMESTAMP.word();
    Verifier<Timestamp> verifier = verifier(RoleType.TIMESTAMP, Timestamp::parse);
    Optional<Timestamp> kept =
        verifier.kept(state).filter(old -> old.header().version() >= floors.timestamp());
    // 5.4.1: get the newest, of bounded length.
    Optional<byte[]> bytes = source.timestamp();
    if (bytes.isEmpty()) {
      Timestamp only =
          kept.orElseThrow(
              () -> UpdateException.check(UpdateReason.NOT_CONNECTED, "no timestamp is kept"));
      only.header().requireFresh(now, role);
      return only;
    }
    // 5.4.2: signatures.
    Timestamp fresh = verifier.verify(bytes.get());
    // 5.4.3.1: not older than the one before. Of the same version, the one before stays, but its
    // time may have run out since: a mirror that serves it for ever must not freeze this PC.
    long floor = Math.max(floors.timestamp(), kept.map(old -> old.header().version()).orElse(0L));
    requireNotBelow(role, fresh.header().version(), floor);
    if (kept.isPresent() && kept.get().header().version() == fresh.header().version()) {
      kept.get().header().requireFresh(now, role);
      return kept.get();
    }
    // 5.4.3.2: nor may the snapshot that it names be older.
    long snapshotFloor =
        Math.max(floors.snapshot(), kept.map(old -> old.snapshot().version()).orElse(0L));
    requireNotBelow("the snapshot that timestamp names", fresh.snapshot().version(), snapshotFloor);
    // 5.4.4: freeze.
    fresh.header().requireFresh(now, role);
    // 5.4.5: persist, the floors first.
    Floors raised =
        state
            .floors()
            .withTimestamp(
                fresh.header().version(), fresh.snapshot().version(), keysOf(RoleType.TIMESTAMP));
    state.keepFloors(raised);
    verifier.keep(state, bytes.get());
    return fresh;
  }

  private Snapshot snapshot(MetaFile expected) throws UpdateException, IOException {
    String role = RoleType.SNAPSHOT.word();
    Verifier<Snapshot> verifier = verifier(RoleType.SNAPSHOT, Snapshot::parse);
    Optional<Snapshot> current =
        verifier.kept(state, expected).filter(old -> old.header().version() == expected.version());
    if (current.isPresent()) {
      current.get().header().requireFresh(now, role);
      return current.get();
    }
    // 5.5.1 to 5.5.4: get, hashes, signatures, version.
    byte[] bytes = source.file(mirrorName(role, expected), expected.maxBytes(RoleType.SNAPSHOT));
    expected.verify(bytes, role);
    Snapshot fresh = verifier.verify(bytes);
    requireVersion(role, fresh.header(), expected);
    // 5.5.5: no role may become older or vanish.
    Map<String, Long> listed = versions(fresh);
    for (Map.Entry<String, Long> seen : metaFloors(verifier.kept(state)).entrySet()) {
      Long version = listed.get(seen.getKey());
      if (version == null) {
        throw UpdateException.check(
            UpdateReason.ROLE_REMOVED, "the snapshot no longer lists " + seen.getKey());
      }
      requireNotBelow(seen.getKey(), version, seen.getValue());
    }
    // 5.5.6: freeze.
    fresh.header().requireFresh(now, role);
    // 5.5.7: persist.
    state.keepFloors(state.floors().withSnapshot(listed, keysOf(RoleType.SNAPSHOT)));
    verifier.keep(state, bytes);
    return fresh;
  }

  private Map<String, Long> metaFloors(Optional<Snapshot> kept) {
    Map<String, Long> out = new LinkedHashMap<>(floors.meta());
    // Normally the same; the kept file still binds if both copies of the floors are lost.
    kept.ifPresent(old -> versions(old).forEach((name, v) -> out.merge(name, v, Math::max)));
    return out;
  }

  private static Map<String, Long> versions(Snapshot snapshot) {
    Map<String, Long> out = new LinkedHashMap<>();
    snapshot.meta().forEach((name, file) -> out.put(name, file.version()));
    return out;
  }

  /** 5.6: loads the top-level targets role, and by the same steps a delegated one. */
  private Targets targets(String role, Authority authority) throws UpdateException, IOException {
    MetaFile expected = snapshot.require(role);
    Verifier<Targets> verifier = new Verifier<>(RoleType.TARGETS, role, authority, Targets::parse);
    Optional<Targets> current =
        verifier.kept(state, expected).filter(old -> old.header().version() == expected.version());
    if (current.isPresent()) {
      current.get().header().requireFresh(now, role);
      return current.get();
    }
    // 5.6.1 to 5.6.4: get, hashes, signatures, version.
    byte[] bytes = source.file(mirrorName(role, expected), expected.maxBytes(RoleType.TARGETS));
    expected.verify(bytes, role);
    Targets fresh = verifier.verify(bytes);
    requireVersion(role, fresh.header(), expected);
    // 5.6.5: freeze. 5.6.6: persist.
    fresh.header().requireFresh(now, role);
    verifier.keep(state, bytes);
    return fresh;
  }

  private <T> Verifier<T> verifier(RoleType type, Verifier.Parser<T> parser) {
    return new Verifier<>(type, type.word(), roots.newest().authority(type), parser);
  }

  private String mirrorName(String role, MetaFile file) {
    String name = UrlPath.encode(role) + ".json";
    return consistentSnapshot() ? file.version() + "." + name : name;
  }

  private static void requireVersion(String role, Header header, MetaFile expected)
      throws UpdateException {
    if (header.version() != expected.version()) {
      throw UpdateException.check(
          UpdateReason.VERSION_MISMATCH,
          role + " " + header.version() + " instead of " + expected.version());
    }
  }

  private static void requireNotBelow(String what, long version, long floor)
      throws UpdateException {
    if (version < floor) {
      throw UpdateException.check(
          UpdateReason.ROLLED_BACK, what + " is " + version + " after " + floor);
    }
  }

  /**
   * Gives the files that the top-level targets role lists.
   *
   * @return its files
   */
  public Collection<TargetFile> listed() {
    return targets.files().values();
  }

  /**
   * 5.6.7: searches a target, in the top-level targets role and in those that it delegates to.
   *
   * @param path the target's path
   * @return the target, or empty if no trusted role lists it
   * @throws UpdateException if a role on the way can not be verified
   */
  public Optional<TargetFile> find(String path) throws UpdateException {
    return new DelegationSearch(path, targets, this::delegated).run();
  }

  private Targets delegated(Delegation delegation) throws UpdateException {
    try {
      return targets(delegation.name(), delegation.authority());
    } catch (IOException e) {
      throw StateFailure.of(e);
    }
  }

  /**
   * Tells whether file names on the mirror hold versions and hashes.
   *
   * @return the trusted root's word
   */
  public boolean consistentSnapshot() {
    return roots.newest().consistentSnapshot();
  }

  /**
   * Gives the newest root that is on this PC, without asking anyone.
   *
   * @param state what is known from earlier runs
   * @param anchor the build's root
   * @return its file
   * @throws UpdateException if the build's root can not be used
   */
  public static SignedFile newestRoot(StateFolder state, byte[] anchor) throws UpdateException {
    try {
      return RootChain.load(state, anchor).newestFile();
    } catch (IOException e) {
      throw StateFailure.of(e);
    }
  }
}
