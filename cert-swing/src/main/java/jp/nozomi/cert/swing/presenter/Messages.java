package jp.nozomi.cert.swing.presenter;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.ErrorKind;
import jp.nozomi.cert.core.error.ErrorTexts;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.flow.Prompt;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.MessageModel.Tone;

/** Renders codes as messages, with the table's words. */
final class Messages {
  private final Words words;
  private final ErrorTexts texts;

  Messages(Words words) {
    this.words = words;
    this.texts = ErrorTexts.in(words.locale());
  }

  /** The message above a question that is asked again. */
  Optional<MessageModel> rejected(Prompt prompt) {
    return prompt
        .rejected()
        .map(
            failure -> {
              String text = texts.printed(failure.code());
              if (prompt.attemptsLeft().isPresent()) {
                text += " " + words.of("attempts", prompt.attemptsLeft().getAsInt());
              }
              return message(failure, text, List.of());
            });
  }

  MessageModel message(Failure failure, List<Block.Fact> details) {
    ErrorCode code = failure.code();
    String printed = texts.printed(code);
    // The two codes of CCHK902 have no message of their own.
    return message(
        failure,
        printed.isEmpty() ? texts.withCode(words.of("aborted.text"), code) : printed,
        details);
  }

  private MessageModel message(Failure failure, String text, List<Block.Fact> details) {
    Tone tone = failure.code().kind() == ErrorKind.INFO ? Tone.INFO : Tone.ERROR;
    return new MessageModel(
        tone,
        words.of("tone", tone),
        text,
        texts.remedy(failure),
        details,
        words.of("failure.details"));
  }
}
