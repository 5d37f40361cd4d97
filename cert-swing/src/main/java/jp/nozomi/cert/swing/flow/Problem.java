package jp.nozomi.cert.swing.flow;

import jp.nozomi.cert.core.input.FieldRule;

/** What is wrong with the text of a field, found before any request (G006e). */
public enum Problem {
  /** Nothing was typed. */
  EMPTY,
  /** Too few characters. */
  TOO_SHORT,
  /** Too many characters. */
  TOO_LONG,
  /** A character that is not accepted. */
  FORBIDDEN_CHARACTER,
  /** The repetition differs. */
  MISMATCH;

  static Problem of(FieldRule.Violation violation) {
    return switch (violation) {
      case EMPTY -> EMPTY;
      case TOO_SHORT -> TOO_SHORT;
      case TOO_LONG -> TOO_LONG;
      case FORBIDDEN_CHARACTER -> FORBIDDEN_CHARACTER;
    };
  }
}
