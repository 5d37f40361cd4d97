package jp.nozomi.cert.swing.policy;

/** How much a setting binds the user. */
enum PolicyLevel {
  /** The user can't choose anything else. */
  LOCKED(""),
  /** The user can choose something else. */
  RECOMMENDED("recommended");

  private final String section;

  PolicyLevel(String section) {
    this.section = section;
  }

  /**
   * The name of the object in the file, and of the key below the app's; empty for those themselves.
   */
  String section() {
    return section;
  }
}
