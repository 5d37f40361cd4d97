package jp.nozomi.cert.swing.presenter;

import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Progress;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.ButtonModel;

/** Renders the work behind a screen: its real stage, and whether it can still be stopped. */
final class BusyRenderer {
  private final Words words;

  BusyRenderer(Words words) {
    this.words = words;
  }

  BusyModel render(Progress progress) {
    Stage stage = progress.stage();
    return new BusyModel(
        words.of("busy.text"),
        words.of("stage", stage),
        progress.furthest().ordinal() + 1,
        Stage.values().length,
        progress.waitingUntil(),
        words.of("busy.waiting"),
        words.of("busy.elapsed"),
        safety(progress),
        progress.isCancellable()
            ? Optional.of(words.button("cancel", ButtonModel.Role.BACK, new Event.CancelChosen()))
            : Optional.empty());
  }

  private String safety(Progress progress) {
    if (progress.cancelling()) {
      return words.of("busy.cancelling");
    }
    return words.of(progress.stage().isCancellable() ? "busy.safe" : "busy.unsafe");
  }
}
