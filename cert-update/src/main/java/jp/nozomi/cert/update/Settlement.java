package jp.nozomi.cert.update;

/** What the start of the app found of an installation that was begun before. */
public enum Settlement {
  /** None was begun. */
  NOTHING,
  /** The intended version, or a later one, runs. */
  INSTALLED,
  /** The installer still runs. */
  STILL_INSTALLING,
  /** The app ended before the installer was started: the offer stands. */
  NOT_STARTED
}
