package jp.nozomi.cert.swing.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.preflight.CheckId;
import jp.nozomi.cert.protocol.preflight.CheckResult;
import jp.nozomi.cert.protocol.preflight.Monitoring;
import jp.nozomi.cert.protocol.preflight.PreflightListener;
import jp.nozomi.cert.protocol.preflight.PreflightReport;
import jp.nozomi.cert.protocol.preflight.PreflightTexts;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.MessageModel.Tone;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.PageEvent.Output;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import jp.nozomi.cert.swing.presenter.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 接続診断: the checks as they are made, what they found and what helps. */
final class DiagnosisPage implements SidePage {
  private static final Logger LOG = LoggerFactory.getLogger(DiagnosisPage.class);

  private final Pages.Setup setup;
  private final Runnable changed;
  private final List<CheckResult> results = new ArrayList<>();
  private State state = State.NEW;
  private Optional<CheckId> checking = Optional.empty();
  private Optional<PreflightReport> report = Optional.empty();
  private Optional<Saving> saving = Optional.empty();
  private Cancellation cancellation = new Cancellation();

  private enum State {
    NEW,
    RUNNING,
    STOPPING,
    STOPPED,
    DONE
  }

  /** What became of a support bundle. */
  private record Saving(String file, boolean written) {}

  DiagnosisPage(Pages.Setup setup, Runnable changed) {
    this.setup = setup;
    this.changed = changed;
  }

  @Override
  public void started() {
    if (isRunning()) {
      return;
    }
    Cancellation fresh = new Cancellation();
    cancellation = fresh;
    results.clear();
    report = Optional.empty();
    saving = Optional.empty();
    checking = Optional.empty();
    state = State.RUNNING;
    setup.background().run(() -> diagnose(fresh), Optional.empty(), this::ended);
    changed.run();
  }

  @Override
  public void stopped() {
    if (state == State.RUNNING) {
      state = State.STOPPING;
      cancellation.request();
      changed.run();
    }
  }

  @Override
  public void saved(PageEvent.Saved event) {
    if (report.isEmpty()) {
      return;
    }
    PreflightReport found = report.get();
    Saving failed = new Saving(event.file().toString(), false);
    setup
        .background()
        .run(
            () -> {
              try {
                setup.tools().writeBundle(found, event.file());
                return new Saving(event.file().toString(), true);
              } catch (IOException e) {
                LOG.warn("{} can not be written", event.file(), e);
                return failed;
              }
            },
            failed,
            outcome -> {
              saving = Optional.of(outcome);
              changed.run();
            });
  }

  @Override
  public boolean mayGo() {
    return state == State.NEW;
  }

  @Override
  public ScreenModel render(Words words) {
    PreflightTexts texts = PreflightTexts.in(words.locale());
    return new ScreenModel(
        Screen.DIAGNOSIS,
        words.title(Screen.DIAGNOSIS),
        words.of("diagnosis.instruction"),
        message(words),
        results.isEmpty()
            ? List.of()
            : List.of(
                new SectionModel(
                    words.of("diagnosis.results"),
                    "",
                    results.stream().map(result -> block(words, texts, result)).toList(),
                    List.of())),
        buttons(words),
        isRunning() ? Optional.of(busy(words, texts)) : Optional.empty(),
        0);
  }

  private boolean isRunning() {
    return state == State.RUNNING || state == State.STOPPING;
  }

  /** On a worker; empty if somebody stopped it. */
  private Optional<PreflightReport> diagnose(Cancellation stop) {
    try {
      return Optional.of(
          setup.tools().diagnose(setup.person(), setup.proxyLogin(), new Progress(), stop));
    } catch (CodedException e) {
      LOG.info("the checks ended early: {}", e.failure().type());
      return Optional.empty();
    }
  }

  private void ended(Optional<PreflightReport> found) {
    report = found;
    state = found.isPresent() ? State.DONE : State.STOPPED;
    changed.run();
  }

  private static Block block(Words words, PreflightTexts texts, CheckResult result) {
    String found = "[" + texts.outcome(result.outcome()) + "] " + texts.message(result);
    String remedy = texts.remedy(result);
    return new Block.Fact(
        texts.title(result.id()),
        remedy.isEmpty() ? found : found + "\n" + words.of("cli.remedy") + ": " + remedy,
        Optional.empty());
  }

  private Optional<MessageModel> message(Words words) {
    if (saving.isPresent()) {
      Saving one = saving.get();
      return Optional.of(
          one.written()
              ? words.message(Tone.SUCCESS, words.of("cli.doctor.bundle", one.file()), "")
              : words.message(
                  Tone.ERROR,
                  words.of("page.not_written", one.file()),
                  words.of("page.not_written.remedy")));
    }
    return switch (state) {
      case NEW, RUNNING, STOPPING -> Optional.empty();
      case STOPPED -> Optional.of(words.message(Tone.INFO, words.of("diagnosis.stopped"), ""));
      case DONE -> report.map(found -> verdict(words, found.monitoring()));
    };
  }

  private static MessageModel verdict(Words words, Monitoring worst) {
    Tone tone =
        switch (worst) {
          case OK -> Tone.SUCCESS;
          case WARNING -> Tone.INFO;
          case CRITICAL, UNKNOWN -> Tone.ERROR;
        };
    return words.message(tone, words.of("diagnosis.verdict", worst), "");
  }

  private BusyModel busy(Words words, PreflightTexts texts) {
    boolean stopping = state == State.STOPPING;
    return new BusyModel(
        words.of("diagnosis.running"),
        checking.map(texts::title).orElseGet(() -> words.of("stage.preparing")),
        results.size(),
        CheckId.values().length,
        Optional.empty(),
        words.of("busy.waiting"),
        words.of("busy.elapsed"),
        words.of(stopping ? "busy.cancelling" : "diagnosis.safe"),
        stopping
            ? Optional.empty()
            : Optional.of(words.button("cancel", Role.BACK, new PageEvent.Stopped())));
  }

  private List<ButtonModel> buttons(Words words) {
    List<ButtonModel> buttons = new ArrayList<>();
    buttons.add(
        words.button(
            report.isPresent() ? "diagnose_again" : "diagnose",
            Role.DEFAULT,
            new PageEvent.Started()));
    report.ifPresent(
        found -> {
          String lines =
              found.lines(words.locale()).stream().collect(Collectors.joining("\n", "", "\n"));
          buttons.add(words.button("diagnostics", Role.PLAIN, new Action.Copy(lines)));
          buttons.add(
              words.button(
                  "save_bundle", Role.PLAIN, new Action.SaveAs(Output.BUNDLE, "certapp-support")));
        });
    buttons.add(words.button("back", Role.BACK, new PageEvent.Closed()));
    return buttons;
  }

  /** Called on the worker. */
  private final class Progress implements PreflightListener {
    @Override
    public void began(CheckId check) {
      setup
          .background()
          .flow()
          .execute(
              () -> {
                checking = Optional.of(check);
                changed.run();
              });
    }

    @Override
    public void ended(CheckResult result) {
      setup
          .background()
          .flow()
          .execute(
              () -> {
                results.add(result);
                changed.run();
              });
    }
  }
}
