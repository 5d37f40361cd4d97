package jp.nozomi.cert.update.state;

import java.util.Map;
import java.util.Set;

/**
 * The highest versions ever seen, which hold also when the files that showed them are lost.
 *
 * @param root the highest trusted root's version
 * @param timestamp the timestamp's version; 0 if none was seen
 * @param snapshot the snapshot's version that a timestamp named; 0 if none was seen
 * @param meta the versions that the last snapshot listed, by file name
 * @param timestampKeys under which keys the timestamp's floor was seen
 * @param snapshotKeys under which keys the snapshot's floors were seen
 */
public record Floors(
    long root,
    long timestamp,
    long snapshot,
    Map<String, Long> meta,
    SeenUnder timestampKeys,
    SeenUnder snapshotKeys) {
  /** Nothing was seen yet. */
  public static final Floors NONE =
      new Floors(0, 0, 0, Map.of(), SeenUnder.NOBODY, SeenUnder.NOBODY);

  /** Copies the versions. */
  public Floors {
    meta = Map.copyOf(meta);
  }

  /**
   * The keys of a role at some time.
   *
   * @param keys fingerprints of the keys
   * @param threshold how many of them had to sign
   */
  public record SeenUnder(Set<String> keys, int threshold) {
    /** No keys at all. */
    public static final SeenUnder NOBODY = new SeenUnder(Set.of(), 0);

    /** Copies the fingerprints. */
    public SeenUnder {
      keys = Set.copyOf(keys);
    }

    /**
     * Tells whether what these keys signed may no longer count.
     *
     * <p>An added key changes nothing for the old ones: dropping the floors then would only let a
     * mirror replay old files.
     *
     * @param now the role's keys now
     * @return true if a key left or more of them must sign
     */
    public boolean revokedBy(SeenUnder now) {
      return !now.keys.containsAll(keys) || (threshold > 0 && now.threshold > threshold);
    }
  }

  /**
   * Raises the root's floor.
   *
   * @param version a trusted root's version
   * @return a copy that is not lower
   */
  public Floors withRoot(long version) {
    return new Floors(
        Math.max(root, version), timestamp, snapshot, meta, timestampKeys, snapshotKeys);
  }

  /**
   * Sets the floors that a trusted timestamp gives.
   *
   * @param version its version
   * @param snapshotVersion the snapshot's version that it names
   * @param keys the timestamp's keys
   * @return a copy
   */
  public Floors withTimestamp(long version, long snapshotVersion, SeenUnder keys) {
    return new Floors(root, version, snapshotVersion, meta, keys, snapshotKeys);
  }

  /**
   * Sets the floors that a trusted snapshot gives.
   *
   * @param versions the versions that it lists
   * @param keys the snapshot's keys
   * @return a copy
   */
  public Floors withSnapshot(Map<String, Long> versions, SeenUnder keys) {
    return new Floors(root, timestamp, snapshot, versions, timestampKeys, keys);
  }

  /**
   * Forgets all but the root's floor.
   *
   * @return a copy
   */
  public Floors rotated() {
    return NONE.withRoot(root);
  }
}
