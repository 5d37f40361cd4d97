package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.core.profile.LocalText;

/**
 * One thing to type in answer to a challenge.
 *
 * @param name its name in the answers
 * @param kind how it is typed and shown
 * @param rule its length and characters
 * @param label its label, for challenges of an unknown kind
 */
public record ChallengeField(String name, Kind kind, FieldRule rule, Optional<LocalText> label) {
  /** How a field is typed and shown. */
  public enum Kind {
    /** An ID: shown, full-width characters become half-width. */
    ID,
    /** A code from a token: shown, full-width characters become half-width. */
    CODE,
    /** A password: masked, never changed. */
    PASSWORD,
    /** A secret answer: shown, never changed. */
    ANSWER
  }
}
