package jp.nozomi.cert.protocol.enroll;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.LocalText;

/**
 * What the bank asks the customer.
 *
 * @param type the kind; {@link ChallengeType#FORM} also for a kind that this version does not know
 * @param operation what the session is for
 * @param fields what to type, in order
 * @param attemptsLeft how often a wrong answer is still accepted, if the bank says so
 * @param qr the text of the transaction QR code
 * @param keyDigits the first eight hex digits of the new key's hash, to compare with the token
 * @param question the secret question
 * @param title the title of a form
 * @param instruction the instruction of a form
 * @param previousFailure why the answer before this was not accepted; empty at the first time
 */
public record Challenge(
    ChallengeType type,
    Operation operation,
    List<ChallengeField> fields,
    OptionalInt attemptsLeft,
    Optional<String> qr,
    Optional<String> keyDigits,
    Optional<String> question,
    Optional<LocalText> title,
    Optional<LocalText> instruction,
    Optional<Failure> previousFailure) {
  /**
   * Copies the fields.
   *
   * @param type the kind; {@link ChallengeType#FORM} also for a kind that this version does not
   *     know
   * @param operation what the session is for
   * @param fields what to type, in order
   * @param attemptsLeft how often a wrong answer is still accepted, if the bank says so
   * @param qr the text of the transaction QR code
   * @param keyDigits the first eight hex digits of the new key's hash, to compare with the token
   * @param question the secret question
   * @param title the title of a form
   * @param instruction the instruction of a form
   * @param previousFailure why the answer before this was not accepted; empty at the first time
   */
  public Challenge {
    fields = List.copyOf(fields);
  }
}
