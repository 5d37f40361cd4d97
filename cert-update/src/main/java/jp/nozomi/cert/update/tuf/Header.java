package jp.nozomi.cert.update.tuf;

import java.time.DateTimeException;
import java.time.Instant;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/**
 * What every role's metadata begins with.
 *
 * @param version its version, from 1
 * @param expires until when it holds
 */
public record Header(long version, Instant expires) {
  private static final String SUPPORTED_MAJOR = "1.";

  static Header parse(JsonObject signed, RoleType type) throws JsonException, UpdateException {
    if (!signed.string("_type").equals(type.word())) {
      throw UpdateException.check(
          UpdateReason.METADATA_TYPE_WRONG, "not of the type " + type.word());
    }
    if (!signed.string("spec_version").startsWith(SUPPORTED_MAJOR)) {
      throw UpdateException.check(
          UpdateReason.METADATA_UNSUPPORTED, type.word() + " is not of specification 1.x");
    }
    long version = signed.integer("version");
    if (version < 1) {
      throw new JsonException("version", "must be positive");
    }
    return new Header(version, expires(signed.string("expires")));
  }

  private static Instant expires(String text) throws JsonException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new JsonException("expires", "must be a time in UTC");
    }
  }

  /**
   * Requires that the metadata still holds.
   *
   * @param now the fixed time of this run
   * @param role the role's name, for the log
   * @throws UpdateException with {@link UpdateReason#EXPIRED}
   */
  void requireFresh(Instant now, String role) throws UpdateException {
    if (!now.isBefore(expires)) {
      throw UpdateException.check(
          UpdateReason.EXPIRED, role + " " + version + " expired at " + expires);
    }
  }
}
