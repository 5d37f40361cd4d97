package jp.nozomi.cert.swing.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.protocol.enroll.Operation;

/**
 * What the options name to answer or show a challenge in the user's place.
 *
 * @param answers the program that answers
 * @param qrFile where the QR code is written
 */
record Helpers(Optional<AnswerHelper> answers, Optional<Path> qrFile) {
  static final Helpers NONE = new Helpers(Optional.empty(), Optional.empty());

  /** Writes the QR code of a challenge that has one, if somebody asked for it. */
  void saveQr(Challenge challenge) throws CodedException {
    if (qrFile.isPresent() && challenge.qr().isPresent()) {
      QrPng.write(challenge.qr().get(), qrFile.get());
    }
  }

  /** Lets the program answer what CCHK002 asks; tells whether there is one. */
  boolean logIn(Operation operation, List<ChallengeField> fields, Map<String, Secret> typed)
      throws CodedException {
    if (answers.isEmpty()) {
      return false;
    }
    List<ChallengeField> missing =
        fields.stream().filter(field -> !typed.containsKey(field.name())).toList();
    answers.get().logIn(operation, missing, typed);
    return true;
  }

  /** Lets the program answer; tells whether there is one. */
  boolean answer(Challenge challenge, Map<String, Secret> typed) throws CodedException {
    if (answers.isEmpty()) {
      return false;
    }
    answers.get().answer(challenge, typed);
    return true;
  }
}
