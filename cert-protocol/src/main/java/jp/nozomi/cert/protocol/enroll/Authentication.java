package jp.nozomi.cert.protocol.enroll;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.protocol.failure.BankException;
import jp.nozomi.cert.protocol.wire.ChallengeDocument;
import jp.nozomi.cert.protocol.wire.Session;
import jp.nozomi.cert.protocol.wire.SessionDocument;

/** Answers what the bank asks, in the bank's order, and binds the key on the way. */
final class Authentication {
  /** More than any bank asks; what goes on longer goes in circles. */
  private static final int MOST_STEPS = 64;

  /**
   * Problems that leave the session open for a customer who mends them (wire protocol, section 6).
   */
  private static final Set<ErrorCode> MENDABLE =
      EnumSet.of(
          ErrorCode.SECRET_ANSWER_UNREGISTERED,
          ErrorCode.REGISTRATION_CODE_UNVERIFIED,
          ErrorCode.TRANSACTION_TOKEN_UNREGISTERED,
          ErrorCode.HARDWARE_OTP_UNREGISTERED,
          ErrorCode.OTP_TOKEN_UNREGISTERED,
          ErrorCode.TRANSACTION_METHOD_UNREGISTERED,
          ErrorCode.VALID_CERTIFICATE_EXISTS);

  private final Session session;
  private final Operation operation;
  private final PendingKey key;
  private final Progress progress;
  private Optional<Failure> previousFailure = Optional.empty();

  Authentication(Session session, Operation operation, PendingKey key, Progress progress) {
    this.session = session;
    this.operation = operation;
    this.key = key;
    this.progress = progress;
  }

  SessionDocument.OrderTerms run() throws CodedException {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      SessionDocument document = session.document();
      switch (document.state()) {
        case CHALLENGE -> mendable(() -> answer(document.challenge().orElseThrow()));
        case KEY -> mendable(this::bind);
        case ORDER -> {
          if (key.hash().isEmpty()) {
            throw outOfPlace("an order without a bound key");
          }
          return document.order().orElseThrow();
        }
        case ORDERED -> throw outOfPlace("an order that was not placed here");
      }
    }
    throw outOfPlace("no end of challenges");
  }

  private void answer(ChallengeDocument document) throws CodedException {
    Challenge challenge = ChallengeReader.read(document, operation, key.hash(), previousFailure);
    progress.stage(Stage.AUTHENTICATING);
    try (Answers given = progress.conversation().answer(challenge);
        CheckedAnswers answers = new CheckedAnswers(challenge, given)) {
      progress.stage(Stage.AUTHENTICATING);
      previousFailure = answers.failure();
      if (previousFailure.isEmpty()) {
        previousFailure = session.answer(document, answers.values(), progress);
      }
    }
  }

  private void bind() throws CodedException {
    progress.stage(Stage.GENERATING_KEY);
    RequestSigner signer = key.create();
    progress.stage(Stage.AUTHENTICATING);
    session.bind(PublicKeyHash.of(signer.publicKey()), progress);
  }

  private void mendable(Act act) throws CodedException {
    try {
      act.run();
    } catch (BankException e) {
      mend(e);
    }
  }

  /** Looks at the account again and again, for as long as the customer says that it is mended. */
  private void mend(BankException first) throws CodedException {
    BankException state = first;
    while (true) {
      if (!MENDABLE.contains(state.code()) || !progress.conversation().mended(state.failure())) {
        throw state;
      }
      try {
        previousFailure = Optional.empty();
        session.refresh(progress);
        return;
      } catch (BankException again) {
        state = again;
      }
    }
  }

  /** A step that the account's state can stop. */
  @FunctionalInterface
  private interface Act {
    void run() throws CodedException;
  }

  private static BankException outOfPlace(String detail) {
    return new BankException(0, new Failure(ErrorCode.NOT_AVAILABLE, "out-of-place"), detail, null);
  }
}
