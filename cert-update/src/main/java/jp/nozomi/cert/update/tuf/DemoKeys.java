package jp.nozomi.cert.update.tuf;

import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/** Marks keys that were made for a demonstration, all on one PC and maybe by anyone. */
public final class DemoKeys {
  /** The member of a key object that says so; it is signed with the root. */
  public static final String MARK = "x-demo";

  private DemoKeys() {}

  /**
   * Tells whether a root trusts a demonstration's key.
   *
   * @param root a root's file
   * @return true if any of its keys is marked
   * @throws UpdateException with {@link UpdateReason#TRUST_ANCHOR_INVALID} if it is no root
   */
  public static boolean in(byte[] root) throws UpdateException {
    try {
      JsonObject keys = SignedFile.parse(root, RoleType.ROOT).signed().object("keys");
      for (String id : keys.members().keySet()) {
        if (keys.object(id).flag(MARK)) {
          return true;
        }
      }
      return false;
    } catch (JsonException e) {
      throw UpdateException.check(UpdateReason.TRUST_ANCHOR_INVALID, "no root: " + e.getMessage());
    }
  }
}
