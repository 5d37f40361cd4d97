package jp.nozomi.cert.swing.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.input.HalfWidth;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.presenter.Presenter;
import jp.nozomi.cert.swing.presenter.View;
import org.jspecify.annotations.Nullable;

/** Shows screens on a terminal: questions become prompts, work becomes lines of progress. */
final class TerminalView implements View {
  private final Terminal terminal;
  private final Prepared prepared;
  private final Helpers helpers;
  private final EventLoop loop;
  private final Predicate<Step.Home> ended;
  private @Nullable Presenter presenter;
  private Optional<Failure> shortfall = Optional.empty();
  private String lastStage = "";

  /**
   * Makes a view.
   *
   * @param terminal where it shows
   * @param prepared what the options answer
   * @param helpers what answers or shows a challenge in the user's place
   * @param loop takes the user's events, and ends when the flow does
   * @param ended tells at the start screen whether the command is done
   */
  TerminalView(
      Terminal terminal,
      Prepared prepared,
      Helpers helpers,
      EventLoop loop,
      Predicate<Step.Home> ended) {
    this.terminal = terminal;
    this.prepared = prepared;
    this.helpers = helpers;
    this.loop = loop;
    this.ended = ended;
  }

  void connect(Presenter newPresenter) {
    presenter = newPresenter;
  }

  /** Why a question could not be answered, if that is what ended the command. */
  Optional<Failure> shortfall() {
    return shortfall;
  }

  @Override
  public void show(ScreenModel model) {
    if (model.busy().isPresent()) {
      progress(model.busy().get());
      return;
    }
    switch (model.screen()) {
      case RESULT, FAILURE, ABORTED, UNFINISHED, CLOSED -> loop.end();
      case HOME -> {
        if (step() instanceof Step.Home home && ended.test(home)) {
          loop.end();
        }
      }
      default -> loop.execute(() -> ask(model));
    }
  }

  private void progress(BusyModel busy) {
    if (terminal.progress() && !busy.stage().equals(lastStage)) {
      lastStage = busy.stage();
      terminal.err().println(busy.stage());
    }
  }

  private void ask(ScreenModel model) {
    Map<String, Secret> typed = new LinkedHashMap<>();
    try {
      Optional<Failure> missing = answer(model, typed);
      if (missing.isEmpty()) {
        presenter().submit(typed);
        return;
      }
      shortfall = missing;
    } catch (CodedException e) {
      shortfall = Optional.of(e.failure());
    }
    typed.values().forEach(Secret::close);
    presenter().raise(new Event.BackChosen());
  }

  /** Collects the answers; tells what is missing if nobody can give it. */
  private Optional<Failure> answer(ScreenModel model, Map<String, Secret> typed)
      throws CodedException {
    if (step() instanceof Step.Mending mending) {
      // Nobody is at the bank's page on a command's behalf: the command is run again.
      return Optional.of(mending.state());
    }
    for (Block.Field field : model.fields()) {
      prepared.take(model.screen(), field.name()).ifPresent(s -> typed.put(field.name(), s));
    }
    if (typed.size() == model.fields().size()) {
      return Optional.empty();
    }
    Optional<Failure> rejected = rejected(model);
    if (step() instanceof Step.Challenged asked) {
      helpers.saveQr(asked.challenge());
      if (rejected.isEmpty() && helpers.answer(asked.challenge(), typed)) {
        return Optional.empty();
      }
    }
    if (step() instanceof Step.Login login
        && rejected.isEmpty()
        && helpers.logIn(login.enrollment().operation(), login.prompt().fields(), typed)) {
      return Optional.empty();
    }
    if (terminal.keyboard().isEmpty()) {
      return rejected.or(() -> Optional.of(nobodyAnswers(model)));
    }
    return type(model, typed, terminal.keyboard().get());
  }

  private Optional<Failure> type(
      ScreenModel model, Map<String, Secret> typed, Terminal.Keyboard keyboard) {
    terminal.err().println();
    terminal.err().println(model.title() + model.screen().manualId().map(" "::concat).orElse(""));
    terminal.err().println(PlainText.of(model.instruction()));
    model
        .message()
        .ifPresent(message -> terminal.err().println(message.text() + "\n" + message.remedy()));
    model.sections().forEach(section -> section.blocks().forEach(this::describe));
    for (Block.Field field : model.fields()) {
      if (typed.containsKey(field.name())) {
        continue;
      }
      Optional<Secret> text = read(field, keyboard);
      if (text.isEmpty()) {
        return Optional.of(new Failure(ErrorCode.CANCELLED));
      }
      typed.put(field.name(), text.get());
    }
    return Optional.empty();
  }

  private void describe(Block block) {
    if (block instanceof Block.Fact fact) {
      terminal.err().println(fact.label() + ": " + PlainText.of(fact.value()));
    } else if (block instanceof Block.Qr qr) {
      terminal.err().println(QrText.of(qr.text()));
    } else if (block instanceof Block.Field field && field.problem().isPresent()) {
      terminal.err().println(field.label() + ": " + field.problem().get());
    }
  }

  private static Optional<Secret> read(Block.Field field, Terminal.Keyboard keyboard) {
    String prompt = PlainText.of(field.label()) + ": ";
    return switch (field.kind()) {
      case PASSWORD -> keyboard.secret(prompt);
      case ANSWER -> keyboard.line(prompt).map(text -> Secret.take(text.toCharArray()));
      case ID, CODE ->
          keyboard.line(prompt).map(text -> Secret.take(HalfWidth.of(text).strip().toCharArray()));
    };
  }

  /** Why the same question comes again: what the bank refused, or what was found wrong here. */
  private Optional<Failure> rejected(ScreenModel model) {
    Optional<Failure> refused = Optional.empty();
    if (step() instanceof Step.Challenged asked) {
      refused = asked.prompt().rejected();
    } else if (step() instanceof Step.ProxyLogin proxy) {
      refused = proxy.prompt().rejected();
    }
    return refused.or(
        () ->
            model.fields().stream()
                .filter(field -> field.problem().isPresent())
                .findFirst()
                .map(
                    field ->
                        new Failure(ErrorCode.INPUT_INVALID)
                            .with("field", field.name())
                            .with("detail", field.label() + ": " + field.problem().orElseThrow())));
  }

  private static Failure nobodyAnswers(ScreenModel model) {
    return switch (model.screen()) {
      case STORE_PASSWORD -> new Failure(ErrorCode.STORE_PASSWORD_WRONG, "store-password-missing");
      case LOGIN -> missing("--login-id, --password-file");
      case PROXY -> new Failure(ErrorCode.PROXY_CREDENTIALS_WRONG, "proxy-credentials-missing");
      default -> missing("--answer-helper");
    };
  }

  private static Failure missing(String options) {
    return new Failure(ErrorCode.USAGE, "answer-missing")
        .with("detail", options + ": missing, and nobody is there to be asked");
  }

  private Step step() {
    return presenter().step();
  }

  Presenter presenter() {
    if (presenter == null) {
      throw new IllegalStateException("not connected yet");
    }
    return presenter;
  }
}
