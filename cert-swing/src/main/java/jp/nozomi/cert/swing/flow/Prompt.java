package jp.nozomi.cert.swing.flow;

import java.nio.CharBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.ChallengeField;

/**
 * What a screen asks the user to type.
 *
 * @param fields the fields in order
 * @param problems what is wrong with what was typed, by field name
 * @param rejected why the answer before this was not accepted
 * @param attemptsLeft how often a wrong answer is still accepted, if that is known
 * @param attempt counts the questions of one enrolment, so that a view can tell a repeated question
 */
public record Prompt(
    List<ChallengeField> fields,
    Map<String, Problem> problems,
    Optional<Failure> rejected,
    OptionalInt attemptsLeft,
    int attempt) {
  /** Copies fields and problems. */
  public Prompt {
    fields = List.copyOf(fields);
    problems = Map.copyOf(problems);
  }

  static Prompt of(List<ChallengeField> fields) {
    return new Prompt(fields, Map.of(), Optional.empty(), OptionalInt.empty(), 0);
  }

  Prompt withProblems(Map<String, Problem> found) {
    return new Prompt(fields, found, rejected, attemptsLeft, attempt);
  }

  Map<String, Problem> check(Answers answers) {
    Map<String, Problem> found = new LinkedHashMap<>();
    for (ChallengeField field : fields) {
      problemOf(field, answers).ifPresent(problem -> found.put(field.name(), problem));
    }
    boolean repeats = fields.stream().anyMatch(f -> f.name().equals(FieldNames.REPEATED));
    if (repeats && found.isEmpty() && !repeatedAlike(answers)) {
      found.put(FieldNames.REPEATED, Problem.MISMATCH);
    }
    return found;
  }

  private static Optional<Problem> problemOf(ChallengeField field, Answers answers) {
    return answers
        .get(field.name())
        .map(secret -> field.rule().check(secret))
        .orElseGet(() -> field.rule().check(""))
        .map(Problem::of);
  }

  private static boolean repeatedAlike(Answers answers) {
    Optional<Secret> first = answers.get(FieldNames.PASSWORD);
    Optional<Secret> second = answers.get(FieldNames.REPEATED);
    return first.isPresent()
        && second.isPresent()
        && first
            .get()
            .use(a -> second.get().use(b -> CharBuffer.wrap(a).equals(CharBuffer.wrap(b))));
  }
}
