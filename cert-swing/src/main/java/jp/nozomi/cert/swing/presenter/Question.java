package jp.nozomi.cert.swing.presenter;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jp.nozomi.cert.protocol.enroll.Answers;
import org.jspecify.annotations.Nullable;

/**
 * The one question that the work waits for.
 *
 * <p>Asked on the worker's thread, answered on the flow's; both may be the same one, if the answer
 * comes while the question is being announced. Thread-safe.
 */
final class Question {
  private @Nullable CompletableFuture<Optional<Answers>> pending;

  /** Announces a question and waits for its answer; empty if the user declines. */
  Optional<Answers> ask(Runnable announce) {
    CompletableFuture<Optional<Answers>> answer = new CompletableFuture<>();
    synchronized (this) {
      pending = answer;
    }
    announce.run();
    return answer.join();
  }

  /** Answers the question; the answers are cleared if nobody asked. */
  void reply(Answers answers) {
    CompletableFuture<Optional<Answers>> asked = take();
    if (asked == null) {
      answers.close();
    } else {
      asked.complete(Optional.of(answers));
    }
  }

  /** Declines the question, if there is one. */
  void giveUp() {
    CompletableFuture<Optional<Answers>> asked = take();
    if (asked != null) {
      asked.complete(Optional.empty());
    }
  }

  private synchronized @Nullable CompletableFuture<Optional<Answers>> take() {
    CompletableFuture<Optional<Answers>> asked = pending;
    pending = null;
    return asked;
  }
}
