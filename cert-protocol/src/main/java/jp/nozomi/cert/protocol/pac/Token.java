package jp.nozomi.cert.protocol.pac;

/**
 * A word of the script.
 *
 * @param kind what it is
 * @param text the characters; of a text literal its value
 * @param line the line, counted from 1
 * @param afterLineBreak whether a line ended before it, which may end a statement
 */
record Token(Kind kind, String text, int line, boolean afterLineBreak) {
  /** What a token is. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
  }
}
