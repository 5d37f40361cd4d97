package jp.nozomi.cert.update;

import java.util.Optional;

/**
 * What the bank's profile and the administrator say of updates. Neither can name another root.
 *
 * @param enabled false if the updater asks nobody and offers nothing
 * @param minimum a lower version than this must update, as far as an installer for it exists
 */
public record UpdatePolicy(boolean enabled, Optional<Version> minimum) {
  /** Updates are offered, and the vendor alone says which are needed. */
  public static final UpdatePolicy NOTIFY = new UpdatePolicy(true, Optional.empty());

  /** Updates are somebody else's work. */
  public static final UpdatePolicy OFF = new UpdatePolicy(false, Optional.empty());
}
