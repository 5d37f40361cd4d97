package jp.nozomi.cert.protocol.enroll;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.core.input.HalfWidth;
import jp.nozomi.cert.core.secret.Secret;

/** Answers as they are sent, checked against the fields' rules before any request (G006e). */
final class CheckedAnswers implements AutoCloseable {
  private final Map<String, Secret> values = new LinkedHashMap<>();
  private Optional<Failure> failure = Optional.empty();

  CheckedAnswers(Challenge challenge, Answers given) {
    for (ChallengeField field : challenge.fields()) {
      Secret value = given.get(field.name()).map(Secret::copy).orElse(Secret.take(new char[0]));
      add(field, value);
    }
  }

  Map<String, Secret> values() {
    return values;
  }

  /** Why the answers are not to be sent. */
  Optional<Failure> failure() {
    return failure;
  }

  @Override
  public void close() {
    values.values().forEach(Secret::close);
  }

  private void add(ChallengeField field, Secret typed) {
    Secret value = typed;
    if (field.kind() == ChallengeField.Kind.ID || field.kind() == ChallengeField.Kind.CODE) {
      value = typed.use(chars -> Secret.take(HalfWidth.of(new String(chars)).toCharArray()));
      typed.close();
    }
    values.put(field.name(), value);
    Optional<FieldRule.Violation> violation = field.rule().check(value);
    if (violation.isPresent() && failure.isEmpty()) {
      failure =
          Optional.of(
              new Failure(ErrorCode.INPUT_INVALID, "invalid-input")
                  .with("field", field.name())
                  .with(
                      "violation",
                      violation.get().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
  }
}
