package jp.nozomi.cert.update.tuf;

import java.util.EnumMap;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;

/**
 * The root role's metadata (specification, section 4.3).
 *
 * @param header version and expiry
 * @param consistentSnapshot whether file names hold versions and hashes
 * @param roles who signs for each top-level role
 */
public record Root(Header header, boolean consistentSnapshot, Map<RoleType, Authority> roles) {
  /** Copies the roles. */
  public Root {
    roles = Map.copyOf(roles);
  }

  /**
   * Reads what a root's file signs; nothing is verified.
   *
   * @param signed the signed member
   * @return the root
   * @throws JsonException if it is not of the form
   * @throws UpdateException if it is of another type or specification
   */
  public static Root parse(JsonObject signed) throws JsonException, UpdateException {
    Header header = Header.parse(signed, RoleType.ROOT);
    Map<String, TufKey> keys = Authority.parseKeys(signed);
    Map<RoleType, Authority> roles = new EnumMap<>(RoleType.class);
    for (RoleType type : RoleType.values()) {
      roles.put(type, Authority.parse(signed.object("roles").object(type.word()), keys));
    }
    return new Root(header, signed.flag("consistent_snapshot"), roles);
  }

  /**
   * Tells who signs for a role.
   *
   * @param type the role
   * @return its keys and threshold
   */
  public Authority authority(RoleType type) {
    Authority authority = roles.get(type);
    if (authority == null) {
      throw new IllegalStateException("root was parsed without " + type);
    }
    return authority;
  }
}
