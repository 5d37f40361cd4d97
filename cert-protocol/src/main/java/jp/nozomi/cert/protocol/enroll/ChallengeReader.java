package jp.nozomi.cert.protocol.enroll;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.protocol.failure.BankException;
import jp.nozomi.cert.protocol.wire.ChallengeDocument;
import jp.nozomi.cert.protocol.wire.FieldDocument;

/** Turns the wire's challenges into what a customer is asked (wire protocol, section 3.1). */
final class ChallengeReader {
  private static final String QR_FORM =
      "NZTX1\\|[^|]{1,16}\\|[^|]{1,64}\\|[0-9a-f]{8}\\|[A-Za-z0-9]{16,64}";
  private static final int QR_KEY = 3;

  private ChallengeReader() {}

  static Challenge read(
      ChallengeDocument document,
      Operation operation,
      Optional<PublicKeyHash> key,
      Optional<Failure> previousFailure)
      throws CodedException {
    ChallengeType type = ChallengeType.find(document.type()).orElse(ChallengeType.FORM);
    List<ChallengeField> fields = new ArrayList<>();
    for (FieldDocument field : document.fields()) {
      fields.add(new ChallengeField(field.name(), kind(field.kind()), field.rule(), field.label()));
    }
    if (fields.isEmpty()) {
      throw refused(ErrorCode.UNSUPPORTED, "challenge-unknown", "nothing to answer");
    }
    if (type == ChallengeType.TRANSACTION) {
      checkQr(document, key);
    }
    if (type == ChallengeType.QUESTION && document.question().isEmpty()) {
      throw refused(ErrorCode.NOT_AVAILABLE, "malformed-reply", "a question without its text");
    }
    return new Challenge(
        type,
        operation,
        fields,
        document.attemptsLeft(),
        document.qr(),
        key.map(PublicKeyHash::shown),
        document.question(),
        document.title(),
        document.instruction(),
        previousFailure);
  }

  /** A code for another key would have the customer approve somebody else's request. */
  private static void checkQr(ChallengeDocument document, Optional<PublicKeyHash> key)
      throws BankException {
    String qr = document.qr().orElse("");
    if (!qr.matches(QR_FORM)) {
      throw refused(ErrorCode.NOT_AVAILABLE, "malformed-reply", "a QR text of another form");
    }
    String shown = qr.split("\\|")[QR_KEY];
    if (key.isEmpty() || !key.get().shown().equals(shown)) {
      throw refused(ErrorCode.NOT_AVAILABLE, "transaction-key", "a QR code for another key");
    }
  }

  private static ChallengeField.Kind kind(String label) throws BankException {
    for (ChallengeField.Kind kind : ChallengeField.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(label)) {
        return kind;
      }
    }
    throw refused(ErrorCode.UNSUPPORTED, "challenge-unknown", "a field of an unknown kind");
  }

  private static BankException refused(ErrorCode code, String type, String detail) {
    return new BankException(0, new Failure(code, type), detail, null);
  }
}
