package jp.nozomi.cert.swing.policy;

/** What an administrator may set; a label is the name in the file and in the registry. */
public enum PolicySetting {
  /** The bank profile: see {@link ProfileRule}. */
  PROFILE("profile"),
  /** The way to the network: direct, system, host:port or pac:URL. */
  PROXY("proxy"),
  /** The hosts that are connected without the proxy, separated by commas. */
  PROXY_EXCEPTIONS("proxyExceptions"),
  /** The store for new keys, as {@code --store} takes it. */
  STORE("store"),
  /** The weakest protection of a key; it counts if it is stronger than the bank's. */
  MINIMUM_PROTECTION("minimumProtection"),
  /** Whether the app looks for new versions: on or off. */
  UPDATES("updates");

  private final String label;

  PolicySetting(String label) {
    this.label = label;
  }

  /**
   * Gives the name in the file and in the registry.
   *
   * @return the name
   */
  public String label() {
    return label;
  }
}
