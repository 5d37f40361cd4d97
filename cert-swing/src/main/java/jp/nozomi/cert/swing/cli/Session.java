package jp.nozomi.cert.swing.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.flow.Transition;
import jp.nozomi.cert.swing.presenter.Backstage;
import jp.nozomi.cert.swing.presenter.Presenter;
import jp.nozomi.cert.swing.presenter.Renderer;

/** One walk through the flow on a terminal, from an opening to where the command ends. */
final class Session {
  private static final int FAREWELL_SECONDS = 10;

  private final AppRun run;
  private final Terminal terminal;
  private final GivenSecrets secrets;
  private final Helpers helpers;

  /**
   * Where a walk ended.
   *
   * @param step the last step
   * @param failure why, if it is the start screen and that was not the goal
   */
  record End(Step step, Failure failure) {
    /** Why the walk ended here and not at its goal. */
    Failure why() {
      return step instanceof Step.Stopped stopped ? stopped.failure() : failure;
    }
  }

  Session(AppRun run, Terminal terminal, GivenSecrets secrets, Helpers helpers) {
    this.run = run;
    this.terminal = terminal;
    this.secrets = secrets;
    this.helpers = helpers;
  }

  End walk(Transition opening, Predicate<Step.Home> ended) throws InterruptedException {
    try (Prepared prepared = secrets.prepared()) {
      return walk(opening, ended, prepared);
    }
  }

  private End walk(Transition opening, Predicate<Step.Home> ended, Prepared prepared)
      throws InterruptedException {
    EventLoop loop = new EventLoop();
    TerminalView view = new TerminalView(terminal, prepared, helpers, loop, ended);
    ExecutorService worker = Executors.newSingleThreadExecutor();
    Backstage backstage =
        new Backstage(
            run.tools().forCommand(),
            worker,
            event -> loop.execute(() -> view.presenter().raise(event)),
            loop::end);
    Presenter presenter =
        new Presenter(run.flow(), new Renderer(run.context(), run.clock()), view, backstage);
    view.connect(presenter);
    loop.execute(() -> presenter.start(opening));
    loop.run();
    backstage.close();
    worker.shutdown();
    if (!worker.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
      worker.shutdownNow();
    }
    return new End(
        presenter.step(), view.shortfall().orElseGet(() -> new Failure(ErrorCode.CANCELLED)));
  }
}
