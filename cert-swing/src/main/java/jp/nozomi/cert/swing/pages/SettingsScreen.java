package jp.nozomi.cert.swing.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import jp.nozomi.cert.swing.presenter.Words;
import jp.nozomi.cert.swing.settings.Label;
import jp.nozomi.cert.swing.settings.Language;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.ProxyMode;
import jp.nozomi.cert.swing.settings.SettingsLocks;
import jp.nozomi.cert.swing.settings.TextSize;
import jp.nozomi.cert.swing.settings.UserSettings;

/**
 * How 設定 looks.
 *
 * @param words the language
 * @param minimum the weakest protection that the bank allows
 * @param locks what the administrator chose
 * @param draft what is chosen so far
 * @param mode who is chosen to decide on proxies
 * @param problems what is wrong with what was typed, as keys of texts
 * @param offers the stores at hand, once they are found
 */
record SettingsScreen(
    Words words,
    Protection minimum,
    SettingsLocks locks,
    UserSettings draft,
    ProxyMode mode,
    Map<Field, String> problems,
    Optional<List<StoreOffer>> offers) {
  static final String PROXY = "proxy";
  static final String TEXT_SIZE = "text-size";
  static final String LOOK = "look";
  static final String LANGUAGE = "language";
  static final String STORE = "store";

  /** What can be typed. */
  enum Field {
    HOST,
    PORT,
    SCRIPT;

    /** Its name in what is sent, and the end of its texts' keys. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ScreenModel render(Optional<MessageModel> message) {
    List<SectionModel> sections = new ArrayList<>();
    sections.add(
        section(
            "appearance",
            choice(TEXT_SIZE, TextSize.values(), draft.textSize()),
            choice(LOOK, Look.values(), draft.look()),
            choice(LANGUAGE, Language.values(), draft.language())));
    sections.add(section(PROXY, proxy().toArray(Block[]::new)));
    sections.add(section(STORE, store()));
    if (locks.updatesOff()) {
      sections.add(section("updates", new Block.Note(words.of("settings.updates.off"))));
    }
    return new ScreenModel(
        Screen.SETTINGS,
        words.title(Screen.SETTINGS),
        words.of("settings.instruction"),
        message,
        sections,
        List.of(
            words.button("save", Role.DEFAULT, new Action.Submit()),
            words.button("back", Role.BACK, new PageEvent.Closed())),
        Optional.empty(),
        0);
  }

  private SectionModel section(String name, Block... blocks) {
    return new SectionModel(
        words.of("settings." + name),
        words.of("settings." + name + ".help"),
        List.of(blocks),
        List.of());
  }

  private Block.Choice choice(String name, Enum<?>[] all, Enum<?> chosen) {
    return new Block.Choice(
        name, words.of("settings." + name), options(name, all), Label.of(chosen), Optional.empty());
  }

  private List<Block.Option> options(String name, Enum<?>[] all) {
    return Stream.of(all)
        .map(one -> new Block.Option(Label.of(one), words.of("settings." + name, one), "", true))
        .toList();
  }

  private List<Block> proxy() {
    boolean locked = locks.proxy().isPresent();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Choice(
            PROXY,
            words.of("settings.proxy.label"),
            options("proxy.mode", ProxyMode.values()),
            Label.of(locked ? draft.proxy().mode() : mode),
            locked(locked)));
    if (locked) {
      draft
          .proxy()
          .proxy()
          .ifPresent(named -> blocks.add(words.fact("settings.field.host", named.toString())));
      draft
          .proxy()
          .script()
          .ifPresent(url -> blocks.add(words.fact("settings.field.script", url.toString())));
    } else if (mode == ProxyMode.MANUAL) {
      blocks.add(
          field(
              Field.HOST,
              ChallengeField.Kind.ID,
              draft.proxy().proxy().map(named -> named.host()).orElse("")));
      blocks.add(
          field(
              Field.PORT,
              ChallengeField.Kind.ID,
              draft.proxy().proxy().map(named -> Integer.toString(named.port())).orElse("")));
    } else if (mode == ProxyMode.PAC) {
      blocks.add(
          field(
              Field.SCRIPT,
              // A path may have letters of any script.
              ChallengeField.Kind.ANSWER,
              draft.proxy().script().map(Object::toString).orElse("")));
    }
    return blocks;
  }

  private Block.Field field(Field field, ChallengeField.Kind kind, String initial) {
    String key = "settings.field." + field.key();
    return new Block.Field(
        field.key(),
        words.of(key),
        kind,
        words.of(key + ".support"),
        Optional.ofNullable(problems.get(field)).map(words::of),
        initial);
  }

  private Block store() {
    String chosen = draft.store().orElse("");
    List<Block.Option> options = new ArrayList<>();
    options.add(new Block.Option("", words.of("settings.store.bank"), "", true));
    for (String policy : List.of("auto", "enforced", "hardware")) {
      options.add(
          new Block.Option(
              policy,
              words.of("settings.store." + policy),
              words.of("settings.store." + policy + ".note"),
              true));
    }
    offers.orElse(List.of()).forEach(offer -> options.add(option(offer)));
    if (options.stream().noneMatch(option -> option.value().equals(chosen))) {
      options.add(new Block.Option(chosen, chosen, "", true));
    }
    if (offers.isEmpty()) {
      options.add(new Block.Option("searching", words.of("settings.store.searching"), "", false));
    }
    return new Block.Choice(
        STORE,
        words.of("settings.store.label"),
        options,
        chosen,
        locked(locks.store().isPresent()));
  }

  private Block.Option option(StoreOffer offer) {
    boolean allowed = offer.protection().isAtLeast(minimum);
    String protection = words.stores().protection(offer.protection());
    StoreLocation location = offer.location();
    return new Block.Option(
        location.toString(),
        words.of("home.store", words.stores().kind(location), protection),
        allowed
            ? location.path().isEmpty() ? "" : words.stores().place(location)
            : words.of("settings.store.too_weak", words.stores().protection(minimum)),
        allowed);
  }

  private Optional<String> locked(boolean is) {
    return is ? Optional.of(words.of("settings.locked")) : Optional.empty();
  }
}
