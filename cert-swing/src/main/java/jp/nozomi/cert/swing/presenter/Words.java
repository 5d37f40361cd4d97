package jp.nozomi.cert.swing.presenter;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;

/** The pieces that every screen is put together from. */
final class Words {
  private final Texts texts;

  Words(Texts texts) {
    this.texts = texts;
  }

  String of(String key, Object... arguments) {
    return texts.of(key, arguments);
  }

  String of(String prefix, Enum<?> value) {
    return texts.of(prefix, value);
  }

  Locale locale() {
    return texts.locale();
  }

  String title(Screen screen) {
    return of("title", screen);
  }

  String time(Instant instant) {
    return JapanTime.second(instant);
  }

  String standing(CertificateEntry entry) {
    return StandingText.of(texts, entry);
  }

  StoreTexts stores() {
    return new StoreTexts(texts);
  }

  ButtonModel button(String name, ButtonModel.Role role, Action action) {
    return button(name, role, action, true);
  }

  ButtonModel button(String name, ButtonModel.Role role, Action action, boolean enabled) {
    return new ButtonModel(
        of("button." + name), of("button." + name + ".key").charAt(0), action, role, enabled);
  }

  ButtonModel button(String name, ButtonModel.Role role, Event event) {
    return button(name, role, new Action.Raise(event));
  }

  Block.Fact fact(String key, String value) {
    return new Block.Fact(of(key), value, Optional.empty());
  }

  Block.Fact copyable(String key, String value) {
    return new Block.Fact(of(key), value, Optional.of(of("button.copy")));
  }
}
