package jp.nozomi.cert.update.tuf;

/** The kinds of metadata, each with the most bytes that are read of it. */
public enum RoleType {
  /** Says which keys sign for every top-level role. */
  ROOT("root", 512_000),
  /** Names the newest snapshot. */
  TIMESTAMP("timestamp", 16_384),
  /** Lists the versions of all targets metadata. */
  SNAPSHOT("snapshot", 2_000_000),
  /** Lists files with their lengths and hashes, and delegates to more of its kind. */
  TARGETS("targets", 5_000_000);

  private final String word;
  private final int maxBytes;

  RoleType(String word, int maxBytes) {
    this.word = word;
    this.maxBytes = maxBytes;
  }

  /**
   * Gives the specification's word, which is also the top-level role's name.
   *
   * @return for example root
   */
  public String word() {
    return word;
  }

  /**
   * Tells how long a file of the kind may be.
   *
   * @return the limit in bytes
   */
  public int maxBytes() {
    return maxBytes;
  }

  /**
   * Tells whether a name is a top-level role's.
   *
   * @param name a role's name
   * @return true for root, timestamp, snapshot and targets
   */
  public static boolean isTopLevel(String name) {
    for (RoleType type : values()) {
      if (type.word.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
