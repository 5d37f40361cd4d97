package jp.nozomi.cert.swing.pages;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.swing.model.MessageModel.Tone;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.pages.SettingsScreen.Field;
import jp.nozomi.cert.swing.presenter.Words;
import jp.nozomi.cert.swing.settings.Label;
import jp.nozomi.cert.swing.settings.Language;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.ProxyChoice;
import jp.nozomi.cert.swing.settings.ProxyMode;
import jp.nozomi.cert.swing.settings.SettingsFile;
import jp.nozomi.cert.swing.settings.TextSize;
import jp.nozomi.cert.swing.settings.UserSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 設定: a draft until it is saved; what is saved holds at once. */
final class SettingsPage implements SidePage {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsPage.class);
  private static final int LAST_PORT = 65_535;

  private final Pages.Setup setup;
  private final SettingsFile settings;
  private final Runnable changed;
  // Apart from the draft, which has a proxy only once its host and port are right.
  private ProxyMode mode;
  private UserSettings draft;
  private Map<Field, String> problems = Map.of();
  private Optional<List<StoreOffer>> offers = Optional.empty();
  private Saving saving = Saving.NOT_YET;

  private enum Saving {
    NOT_YET,
    DONE,
    DONE_NEXT_START,
    FAILED
  }

  SettingsPage(Pages.Setup setup, Runnable changed) {
    this.setup = setup;
    this.settings = setup.tools().settings();
    this.changed = changed;
    this.draft = settings.current();
    this.mode = draft.proxy().mode();
    setup
        .background()
        .run(
            setup.tools()::stores,
            List.<StoreOffer>of(),
            found -> {
              offers = Optional.of(found);
              changed.run();
            });
  }

  @Override
  public ScreenModel render(Words words) {
    return new SettingsScreen(
            words,
            setup.context().profile().policy().minimumProtection(),
            settings.locks(),
            draft,
            mode,
            problems,
            offers)
        .render(
            switch (saving) {
              case NOT_YET -> Optional.empty();
              case DONE -> Optional.of(words.message(Tone.SUCCESS, words.of("settings.saved"), ""));
              case DONE_NEXT_START ->
                  Optional.of(
                      words.message(
                          Tone.SUCCESS,
                          words.of("settings.saved"),
                          words.of("settings.saved.store")));
              case FAILED ->
                  Optional.of(
                      words.message(
                          Tone.ERROR,
                          words.of("settings.not_saved"),
                          words.of("page.not_written.remedy")));
            });
  }

  /** What is in the fields is known to the window alone. */
  @Override
  public boolean mayGo() {
    boolean fields = mode == ProxyMode.MANUAL || mode == ProxyMode.PAC;
    return draft.equals(settings.current()) && mode == draft.proxy().mode() && !fields;
  }

  @Override
  public void chosen(PageEvent.Chosen event) {
    saving = Saving.NOT_YET;
    switch (event.name()) {
      case SettingsScreen.PROXY ->
          Label.find(ProxyMode.values(), event.option()).ifPresent(this::route);
      case SettingsScreen.TEXT_SIZE ->
          Label.find(TextSize.values(), event.option())
              .ifPresent(size -> draft = draft.withTextSize(size));
      case SettingsScreen.LOOK ->
          Label.find(Look.values(), event.option()).ifPresent(look -> draft = draft.withLook(look));
      case SettingsScreen.LANGUAGE ->
          Label.find(Language.values(), event.option())
              .ifPresent(language -> draft = draft.withLanguage(language));
      case SettingsScreen.STORE ->
          draft = draft.withStore(Optional.of(event.option()).filter(store -> !store.isEmpty()));
      default -> throw new IllegalArgumentException(event.name());
    }
    changed.run();
  }

  @Override
  public void resized(TextSize size) {
    draft = draft.withTextSize(size);
  }

  private void route(ProxyMode chosen) {
    mode = chosen;
    problems = Map.of();
  }

  @Override
  public void submitted(Map<String, Secret> typed) {
    Optional<ProxyChoice> proxy = proxy(typed);
    if (proxy.isEmpty()) {
      saving = Saving.NOT_YET;
      changed.run();
      return;
    }
    UserSettings wanted = draft.withProxy(proxy.get());
    boolean otherStore = !wanted.store().equals(settings.current().store());
    draft = wanted;
    setup
        .background()
        .run(
            () -> isSaved(wanted),
            false,
            saved -> {
              saving = saved ? (otherStore ? Saving.DONE_NEXT_START : Saving.DONE) : Saving.FAILED;
              if (saved) {
                setup.restyle().accept(settings.current());
              }
              changed.run();
            });
  }

  private boolean isSaved(UserSettings wanted) {
    try {
      settings.save(wanted);
      return true;
    } catch (IOException e) {
      LOG.warn("the settings can not be saved", e);
      return false;
    }
  }

  /** Empty if something typed is wrong, which is then told at its field. */
  private Optional<ProxyChoice> proxy(Map<String, Secret> typed) {
    problems = Map.of();
    if (settings.locks().proxy().isPresent()) {
      return settings.locks().proxy();
    }
    return switch (mode) {
      case SYSTEM -> Optional.of(ProxyChoice.SYSTEM);
      case NONE -> Optional.of(ProxyChoice.NONE);
      case MANUAL -> manual(text(typed, Field.HOST), text(typed, Field.PORT));
      case PAC -> {
        Optional<ProxyChoice> script = ProxyChoice.pac(text(typed, Field.SCRIPT));
        if (script.isEmpty()) {
          problems = Map.of(Field.SCRIPT, "settings.problem.script");
        }
        yield script;
      }
    };
  }

  private Optional<ProxyChoice> manual(String host, String port) {
    if (!ProxyChoice.isHost(host)) {
      problems = Map.of(Field.HOST, "settings.problem.host");
      return Optional.empty();
    }
    int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
    if (number < 1 || number > LAST_PORT) {
      problems = Map.of(Field.PORT, "settings.problem.port");
      return Optional.empty();
    }
    return Optional.of(ProxyChoice.manual(new ProxyAddress(host, number)));
  }

  /** Nothing here is secret; spaces around what was pasted are dropped. */
  private static String text(Map<String, Secret> typed, Field field) {
    Secret secret = typed.get(field.key());
    return secret == null ? "" : secret.use(String::new).strip();
  }
}
