package jp.nozomi.cert.swing.presenter;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.ScreenModel;

/** The screen before there is a bank profile: a server is asked for it, or could not give it. */
final class PreparingScreen {
  private final Words words;
  private final Messages messages;
  private final FailureFacts facts;

  PreparingScreen(Words words, String version, Clock clock) {
    this.words = words;
    this.messages = new Messages(words);
    this.facts = new FailureFacts(words, version, clock);
  }

  ScreenModel fetching(String host) {
    BusyModel busy =
        new BusyModel(
            words.of("preparing.fetching"),
            words.of("preparing.stage", host),
            0,
            1,
            Optional.empty(),
            words.of("busy.waiting"),
            words.of("busy.elapsed"),
            words.of("preparing.safe"),
            Optional.of(words.button("cancel", Role.BACK, new Event.CancelChosen())));
    return screen(Optional.empty(), List.of(), Optional.of(busy));
  }

  ScreenModel failed(Failure failure) {
    MessageModel message = messages.message(failure, facts.of(failure));
    return screen(
        Optional.of(message),
        List.of(
            words.button("retry", Role.DEFAULT, new Event.RetryChosen()),
            words.button("close", Role.BACK, new Event.CloseChosen()),
            words.button("diagnostics", Role.PLAIN, new Action.Copy(FailureFacts.copied(message)))),
        Optional.empty());
  }

  private ScreenModel screen(
      Optional<MessageModel> message, List<ButtonModel> buttons, Optional<BusyModel> busy) {
    return new ScreenModel(
        Screen.PREPARING, words.title(Screen.PREPARING), "", message, List.of(), buttons, busy, 0);
  }
}
