package jp.nozomi.cert.update.failure;

import java.util.Locale;

/**
 * Why an update failed, one constant for each distinct condition.
 *
 * <p>The user reads the same words for many of them; logs and scripts tell them apart by {@link
 * #word()}.
 */
public enum UpdateReason {
  /** The mirror's host name is unknown. */
  NAME_NOT_RESOLVED,
  /** The mirror's TLS certificate is not trusted, or TLS failed otherwise. */
  TLS_REFUSED,
  /** The proxy did not let the request pass. */
  PROXY_REFUSED,
  /** No connection could be made. */
  NOT_CONNECTED,
  /** The connection broke. */
  NETWORK_BROKEN,
  /** A deadline passed. */
  TIMED_OUT,
  /** The bytes came more slowly than the least rate. */
  TOO_SLOW,
  /** The mirror answered with a status that is no success. */
  HTTP_STATUS,
  /** The mirror does not have the file. */
  NOT_FOUND,
  /** The mirror pointed elsewhere; redirects are never followed. */
  REDIRECTED,
  /** The body is compressed though identity was asked for. */
  CONTENT_ENCODED,
  /** More bytes came than are allowed or signed for. */
  TOO_LONG,
  /** Fewer bytes came than are signed for. */
  TOO_SHORT,
  /** A partial reply is not the range that was asked for. */
  CONTENT_RANGE_WRONG,
  /** The bytes do not have the signed hash. */
  HASH_MISMATCH,

  /** The trusted root of the build can not be used. */
  TRUST_ANCHOR_INVALID,
  /** The file is not metadata of the specification. */
  METADATA_MALFORMED,
  /** The metadata is of another role than was asked for. */
  METADATA_TYPE_WRONG,
  /** The metadata follows another major version of the specification. */
  METADATA_UNSUPPORTED,
  /** Too few authorised keys signed. */
  BELOW_THRESHOLD,
  /** The metadata's time is over. */
  EXPIRED,
  /** The metadata's version is not the one that was asked for. */
  VERSION_MISMATCH,
  /** The metadata is older than what was seen before. */
  ROLLED_BACK,
  /** A newer root was seen before than the mirror and this PC have now. */
  ROOT_WITHHELD,
  /** A snapshot no longer lists a role that an earlier one listed. */
  ROLE_REMOVED,
  /** A delegated role is not listed in the snapshot. */
  ROLE_NOT_IN_SNAPSHOT,
  /** No trusted role lists the target. */
  TARGET_UNKNOWN,
  /** The target's name could lead out of its folder. */
  TARGET_NAME_UNSAFE,
  /** The target has no hash of a known algorithm. */
  TARGET_HASH_UNSUPPORTED,

  /** Another instance of the app is updating. */
  ANOTHER_INSTANCE,
  /** The state of the updater can not be read or written. */
  STATE_UNUSABLE,
  /** The disk is full. */
  DISK_FULL,
  /** The folder can not be written. */
  FOLDER_NOT_WRITABLE,
  /** The user cancelled. */
  CANCELLED,

  /** The downloaded installer is gone or is no longer what was verified. */
  INSTALLER_CHANGED,
  /** This system has no way to start the installer: the user does it by hand. */
  NO_INSTALLER,
  /** The installation belongs to the machine, and this user may not change it. */
  ADMINISTRATOR_NEEDED,
  /** The installer's code signature is missing, broken or another publisher's. */
  PUBLISHER_REFUSED,
  /** The installer could not be started. */
  NOT_STARTED,
  /** The installer ended with a failure. */
  INSTALLER_FAILED,
  /** The installer was started, but the old version still runs. */
  NOT_APPLIED;

  /**
   * Gives the stable word for logs and scripts.
   *
   * @return the constant's name in lower case with hyphens
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
