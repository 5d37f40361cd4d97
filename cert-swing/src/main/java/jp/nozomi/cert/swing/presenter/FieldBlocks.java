package jp.nozomi.cert.swing.presenter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.swing.flow.FieldNames;
import jp.nozomi.cert.swing.flow.Problem;
import jp.nozomi.cert.swing.flow.Prompt;
import jp.nozomi.cert.swing.model.Block;

/** Renders the fields of a question, each with its format and what is wrong with its text. */
final class FieldBlocks {
  // Their labels do not depend on the screen.
  private static final Set<String> FIXED = Set.of(FieldNames.LOGIN_ID, "current", "next", "answer");

  private final Words words;

  FieldBlocks(Words words) {
    this.words = words;
  }

  /** Renders them; the screen's name tells one screen's password or code from another's. */
  List<Block> of(Prompt prompt, String screen) {
    return prompt.fields().stream()
        .map(field -> (Block) block(field, screen, prompt.problems().get(field.name())))
        .toList();
  }

  private Block.Field block(
      ChallengeField field, String screen, @org.jspecify.annotations.Nullable Problem problem) {
    return new Block.Field(
        field.name(),
        label(field, screen),
        field.kind(),
        support(field),
        Optional.ofNullable(problem).map(found -> problem(found, field.rule())),
        "");
  }

  private String label(ChallengeField field, String screen) {
    if (field.label().isPresent() && screen.equals("form")) {
      return field.label().get().in(words.locale());
    }
    boolean plain = screen.isEmpty() || FIXED.contains(field.name());
    return words.of("field." + (plain ? "" : screen + ".") + field.name());
  }

  private String support(ChallengeField field) {
    // The format of a password is told on the bank's pages, not to whoever looks over a shoulder.
    if (field.kind() == ChallengeField.Kind.PASSWORD) {
      return "";
    }
    FieldRule rule = field.rule();
    String length =
        rule.min() == rule.max()
            ? words.of("support.exact", rule.max())
            : words.of("support.length", rule.min(), rule.max());
    return words.of("support." + rule.characters().label(), length);
  }

  private String problem(Problem problem, FieldRule rule) {
    return words.of("problem." + problem.name().toLowerCase(Locale.ROOT), rule.min(), rule.max());
  }
}
