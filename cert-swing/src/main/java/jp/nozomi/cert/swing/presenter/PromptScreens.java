package jp.nozomi.cert.swing.presenter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Progress;
import jp.nozomi.cert.swing.flow.Prompt;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;

/** The screens that ask: CCHK002 to CCHK006, CCHK008, a form, and the store's password. */
final class PromptScreens {
  // The manual's second code is the one of a minute later (CCHK004).
  private static final Duration CODE_STEP = Duration.ofMinutes(1);

  private final Words words;
  private final FieldBlocks fields;
  private final Messages messages;
  private final BusyRenderer busy;

  PromptScreens(Words words) {
    this.words = words;
    this.fields = new FieldBlocks(words);
    this.messages = new Messages(words);
    this.busy = new BusyRenderer(words);
  }

  ScreenModel login(
      Operation operation, Prompt prompt, Optional<Progress> progress, boolean first) {
    boolean issue = operation == Operation.ISSUE;
    return screen(
        Screen.LOGIN,
        words.of(issue ? "login.issue.instruction" : "login.renew.instruction"),
        section("login", fields.of(prompt, "")),
        List.of(
            submit(issue ? "authenticate_and_issue" : "authenticate"),
            back(first ? "back" : "give_up")),
        prompt,
        progress);
  }

  ScreenModel challenge(Step.Challenged step) {
    Challenge challenge = step.challenge();
    if (challenge.type() == ChallengeType.PASSWORD) {
      return login(challenge.operation(), step.prompt(), step.progress(), false);
    }
    String name = step.screen().name().toLowerCase(Locale.ROOT);
    List<Block> blocks = new ArrayList<>(shown(challenge));
    blocks.addAll(fields.of(step.prompt(), name));
    SectionModel section =
        new SectionModel(
            challenge
                .title()
                .map(title -> title.in(words.locale()))
                .orElseGet(() -> words.of(name + ".section")),
            comparedKey(challenge).isPresent() ? words.of("transaction.key.help") : "",
            blocks,
            List.of());
    return screen(
        step.screen(),
        challenge
            .instruction()
            .map(text -> text.in(words.locale()))
            .orElseGet(() -> words.of(name + ".instruction")),
        section,
        List.of(submit("authenticate"), back("give_up")),
        step.prompt(),
        step.progress());
  }

  ScreenModel proxy(Step.ProxyLogin step) {
    String url = "http://" + step.proxy().host() + ":" + step.proxy().port() + "/";
    return screen(
        step.screen(),
        words.of("proxy.instruction", url),
        section("proxy", fields.of(step.prompt(), "proxy")),
        List.of(submit("authenticate"), back("give_up")),
        step.prompt(),
        Optional.empty());
  }

  ScreenModel storePassword(Step.StorePassword step) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(words.place("store_password.where", step.store()));
    blocks.addAll(fields.of(step.prompt(), "store"));
    return screen(
        step.screen(),
        words.of(
            step.creating()
                ? "store_password.new.instruction"
                : "store_password.existing.instruction"),
        new SectionModel(
            words.of("store_password.section"), words.of("store_password.help"), blocks, List.of()),
        List.of(submit("ok"), back(step.creating() ? "give_up" : "skip")),
        step.prompt(),
        Optional.empty());
  }

  /** Only the token that reads the code shows the same digits. */
  private static Optional<String> comparedKey(Challenge challenge) {
    return challenge.qr().flatMap(code -> challenge.keyDigits());
  }

  private List<Block> shown(Challenge challenge) {
    List<Block> blocks = new ArrayList<>();
    challenge
        .qr()
        .ifPresent(
            text ->
                blocks.add(
                    new Block.Qr(text, words.of("transaction.qr"), words.of("button.enlarge"))));
    comparedKey(challenge).ifPresent(digits -> blocks.add(words.fact("transaction.key", digits)));
    if (challenge.type() == ChallengeType.OTP_SYNC) {
      blocks.add(
          new Block.Countdown(
              words.of("time_sync.countdown.name"), words.of("time_sync.countdown"), CODE_STEP));
    }
    challenge
        .question()
        .ifPresent(question -> blocks.add(words.fact("question.question", question)));
    return blocks;
  }

  private SectionModel section(String name, List<Block> blocks) {
    return new SectionModel(
        words.of(name + ".section"), words.of(name + ".section.help"), blocks, List.of());
  }

  private ButtonModel submit(String name) {
    return words.button(name, Role.DEFAULT, new Action.Submit());
  }

  private ButtonModel back(String name) {
    return words.button(name, Role.BACK, new Event.BackChosen());
  }

  private ScreenModel screen(
      Screen screen,
      String instruction,
      SectionModel section,
      List<ButtonModel> buttons,
      Prompt prompt,
      Optional<Progress> progress) {
    return new ScreenModel(
        screen,
        words.title(screen),
        instruction,
        progress.isPresent() ? Optional.empty() : messages.rejected(prompt),
        List.of(section),
        buttons,
        progress.map(busy::render),
        prompt.attempt());
  }
}
