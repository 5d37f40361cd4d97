package jp.nozomi.cert.swing.view;

import java.awt.AWTError;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Flow;
import jp.nozomi.cert.swing.launch.LaunchIntent;
import jp.nozomi.cert.swing.launch.LaunchMailbox;
import jp.nozomi.cert.swing.launch.LinkDesk;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.Backstage;
import jp.nozomi.cert.swing.presenter.Presenter;
import jp.nozomi.cert.swing.presenter.Renderer;
import jp.nozomi.cert.swing.presenter.UpdateOpener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the wizard and stays until it is closed. */
public final class WizardApp {
  private static final Logger LOG = LoggerFactory.getLogger(WizardApp.class);
  private static final int FAREWELL_SECONDS = 10;

  private final AppContext context;
  private final Flow flow;
  private final Backstage.Tools tools;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch painted = new CountDownLatch(1);
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> daemon(task, "work"));
  // Opening a page or folder asks other programs, which may take seconds.
  private final Executor desktop = Executors.newCachedThreadPool(task -> daemon(task, "desktop"));
  private Optional<UpdateOpener> updates = Optional.empty();
  private @Nullable Presenter presenter;
  private @Nullable WizardUpdates updateDialogs;
  private @Nullable LinkDesk desk;

  /**
   * Makes the wizard; nothing is shown yet.
   *
   * @param context what the run is about
   * @param flow the transition function
   * @param tools what the work is done with
   * @param clock the time
   */
  public WizardApp(AppContext context, Flow flow, Backstage.Tools tools, Clock clock) {
    this.context = context;
    this.flow = flow;
    this.tools = tools;
    this.clock = clock;
  }

  /**
   * Lets the wizard look for new versions of the app.
   *
   * @param opener makes the updater, or empty for none
   * @return this wizard
   */
  public WizardApp withUpdates(Optional<UpdateOpener> opener) {
    updates = opener;
    return this;
  }

  /**
   * Tells whether a window can be shown.
   *
   * @return false without a display, or with one that can not be reached
   */
  public static boolean hasDisplay() {
    if (GraphicsEnvironment.isHeadless()) {
      return false;
    }
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
    } catch (AWTError e) {
      LOG.info("the display can not be reached", e);
      return false;
    }
  }

  /**
   * Loads what a first window needs, beside what the start has to do before it; does nothing
   * without a display.
   */
  public static void loadAhead() {
    daemon(
            () -> {
              if (hasDisplay()) {
                SwingUtilities.invokeLater(Theme.LIGHT::apply);
              }
            },
            "load-ahead")
        .start();
  }

  /**
   * Shows the wizard and waits until the user closes it.
   *
   * @param theme the looks
   * @param starts what this start and later ones want to see
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(Theme theme, LaunchMailbox starts) throws InterruptedException {
    SwingUtilities.invokeLater(() -> open(theme, starts));
    closed.await();
    // A start that comes now waits for the end of this process, and opens a window of its own.
    starts.close();
    worker.shutdown();
    // What may still run is the end of a session or of a write; neither is left half-way if it can
    // be helped, and the journal covers the rest.
    if (!worker.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("closed while work goes on; the next start settles it");
    }
  }

  private void open(Theme theme, LaunchMailbox starts) {
    theme.apply();
    WizardFrame frame = new WizardFrame(context, new Outside(), clock);
    worker.execute(this::awaitFirstPaint);
    Backstage backstage =
        new Backstage(
            tools,
            worker,
            event -> SwingUtilities.invokeLater(() -> raise(event)),
            () -> {
              if (updateDialogs != null) {
                updateDialogs.close();
              }
              frame.dispose();
              painted.countDown();
              closed.countDown();
            });
    Presenter opened = new Presenter(flow, new Renderer(context, clock), frame, backstage);
    presenter = opened;
    desk = new LinkDesk(opened::step, new LinkHints(context, frame));
    opened.start(flow.open());
    frame.afterFirstPaint(() -> painted(frame, backstage));
    starts.listen(intent -> SwingUtilities.invokeLater(() -> receive(frame, intent)));
  }

  /** Work and window would both load classes, on the few cores of an office's PC. */
  private void awaitFirstPaint() {
    try {
      painted.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void painted(WizardFrame frame, Backstage backstage) {
    painted.countDown();
    if (updates.isPresent() && closed.getCount() > 0) {
      updateDialogs =
          new WizardUpdates(
              frame.window(),
              context,
              () -> updates.get().open(backstage.proxyLogin()),
              new Outside()::browse,
              () -> raise(new Event.CloseChosen()));
      updateDialogs.start();
    }
  }

  private void receive(WizardFrame frame, LaunchIntent intent) {
    frame.comeToFront();
    if (desk != null) {
      desk.receive(intent);
    }
  }

  private void raise(Event event) {
    if (presenter != null) {
      presenter.raise(event);
    }
    boolean tooOld =
        event instanceof Event.WorkFailed failed
            && failed.failure().code() == ErrorCode.CLIENT_TOO_OLD;
    if (tooOld && updateDialogs != null) {
      updateDialogs.want();
    }
    if (desk != null) {
      desk.stepped();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private final class Outside implements Signals {
    @Override
    public void raise(Event event) {
      WizardApp.this.raise(event);
    }

    @Override
    public void submit(Map<String, Secret> typed) {
      if (presenter != null) {
        presenter.submit(typed);
      }
    }

    @Override
    public void browse(URI page) {
      desktop.execute(() -> onDesktop(() -> Desktop.getDesktop().browse(page)));
    }

    @Override
    public void openLogFolder() {
      desktop.execute(
          () -> onDesktop(() -> Desktop.getDesktop().open(context.logFolder().toFile())));
    }
  }

  private interface DesktopAct {
    void run() throws IOException;
  }

  private static void onDesktop(DesktopAct act) {
    try {
      act.run();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      LOG.warn("the desktop could not open what the user asked for", e);
    }
  }
}
