package jp.nozomi.cert.update.launch;

/** What a started installer's exit means. */
public enum InstallerOutcome {
  /** The new version is installed, maybe after the next start of the PC. */
  INSTALLED,
  /** The file was handed to the desktop; what comes of it shows at the next start. */
  HANDED_OVER,
  /** The user said no: the offer stands. */
  DECLINED,
  /** Another installation runs: try again. */
  ANOTHER_INSTALLATION_RUNS,
  /** It failed. */
  FAILED
}
