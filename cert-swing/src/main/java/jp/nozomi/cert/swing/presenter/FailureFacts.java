package jp.nozomi.cert.swing.presenter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.MessageModel;

/** What a support call needs to know of a failure. */
final class FailureFacts {
  private final Words words;
  private final String version;
  private final Clock clock;

  FailureFacts(Words words, String version, Clock clock) {
    this.words = words;
    this.version = version;
    this.clock = clock;
  }

  /**
   * The failure's facts with their names, and when and where it happened; a list to be added to.
   */
  List<Block.Fact> of(Failure failure) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(words.fact("failure.code", failure.code().code()));
    facts.add(words.fact("failure.type", failure.type()));
    facts.add(words.fact("failure.time", words.time(clock.instant())));
    failure.traceId().ifPresent(id -> facts.add(words.fact("failure.trace", id)));
    failure.retryAt().ifPresent(at -> facts.add(words.fact("failure.retry_at", words.time(at))));
    if (failure.revocation() != Failure.Revocation.NOT_NEEDED) {
      facts.add(
          words.fact("failure.revocation", words.of("failure.revocation", failure.revocation())));
    }
    facts.add(words.fact("failure.version", version));
    return facts;
  }

  /** A message with its details, to be pasted into a letter to the support desk. */
  static String copied(MessageModel message) {
    return message.details().stream()
        .map(fact -> fact.label() + ": " + fact.value())
        .collect(Collectors.joining("\n", message.text() + "\n", "\n"));
  }
}
