package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;

/** The kinds of challenge (wire protocol, section 3.1). */
public enum ChallengeType {
  /** Login ID and password, or the password alone (CCHK002). */
  PASSWORD("password"),
  /** The transaction QR code and the number that the token shows (CCHK005). */
  TRANSACTION("transaction"),
  /** A one-time password (CCHK003). */
  OTP("otp"),
  /** Two consecutive one-time passwords of a token that needs its time set (CCHK004). */
  OTP_SYNC("otp-sync"),
  /** A secret question (CCHK006). */
  QUESTION("question"),
  /** A kind that this version does not know, described by its fields. */
  FORM("form");

  private final String wireName;

  ChallengeType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Finds a kind by its name on the wire.
   *
   * @param wireName the name
   * @return the kind, or empty for one that this version does not know
   */
  public static Optional<ChallengeType> find(String wireName) {
    for (ChallengeType type : values()) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * Gives the name on the wire.
   *
   * @return for example otp-sync
   */
  public String wireName() {
    return wireName;
  }
}
