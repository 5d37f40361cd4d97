package jp.nozomi.cert.swing.view;

import java.awt.AWTError;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Flow;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.launch.LaunchIntent;
import jp.nozomi.cert.swing.launch.LaunchMailbox;
import jp.nozomi.cert.swing.launch.LinkDesk;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.pages.Background;
import jp.nozomi.cert.swing.pages.PageTools;
import jp.nozomi.cert.swing.pages.Pages;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.Backstage;
import jp.nozomi.cert.swing.presenter.Presenter;
import jp.nozomi.cert.swing.presenter.Renderer;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.presenter.UpdateOpener;
import jp.nozomi.cert.swing.presenter.Words;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.UserSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the wizard and stays until it is closed. */
public final class WizardApp {
  private static final Logger LOG = LoggerFactory.getLogger(WizardApp.class);
  private static final int FAREWELL_SECONDS = 10;

  private final Flow flow;
  private final Backstage.Tools tools;
  private final Clock clock;
  private final PageTools pageTools;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch painted = new CountDownLatch(1);
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> daemon(task, "work"));
  // Opening a page or folder asks other programs, which may take seconds.
  private final Executor desktop = Executors.newCachedThreadPool(task -> daemon(task, "desktop"));
  // One after the other, so that the last choice is the one that stays.
  private final Executor settingsWriter =
      Executors.newSingleThreadExecutor(task -> daemon(task, "settings"));
  private Optional<UpdateOpener> updates = Optional.empty();
  private AppContext context;
  private Look desktopLook = Look.LIGHT;
  private @Nullable WizardFrame window;
  private @Nullable LinkHints hints;
  private @Nullable Pages pages;
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
   * @param pageTools what the pages beside the manual's screens work with
   */
  public WizardApp(
      AppContext context, Flow flow, Backstage.Tools tools, Clock clock, PageTools pageTools) {
    this.context = context;
    this.flow = flow;
    this.tools = tools;
    this.clock = clock;
    this.pageTools = pageTools;
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
   * @param starts what this start and later ones want to see
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(LaunchMailbox starts) throws InterruptedException {
    // The window does not wait for the desktop's answer.
    followDesktop(pageTools.settings().current());
    SwingUtilities.invokeLater(() -> open(starts));
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

  private void open(LaunchMailbox starts) {
    dress(pageTools.settings().current());
    WizardFrame frame = new WizardFrame(context, new Outside(), clock);
    window = frame;
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
              if (pages != null) {
                pages.leave();
              }
              frame.dispose();
              painted.countDown();
              closed.countDown();
            });
    Pages side = new Pages(frame, pageSetup(backstage));
    pages = side;
    Presenter opened = new Presenter(flow, new Renderer(context, clock), side, backstage);
    presenter = opened;
    LinkHints told = new LinkHints(context, frame);
    hints = told;
    desk = new LinkDesk(opened::step, cover(side), told);
    opened.start(flow.open());
    frame.afterFirstPaint(() -> painted(frame, backstage));
    starts.listen(intent -> SwingUtilities.invokeLater(() -> receive(frame, intent)));
  }

  private static LinkDesk.Cover cover(Pages pages) {
    return new LinkDesk.Cover() {
      @Override
      public boolean isThere() {
        return pages.isInFront();
      }

      @Override
      public boolean makeWay() {
        return pages.makeWay();
      }
    };
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

  private Pages.Setup pageSetup(Backstage backstage) {
    return new Pages.Setup(
        context,
        pageTools,
        new Background(desktop, SwingUtilities::invokeLater),
        () -> presenter == null ? new Step.Closed() : presenter.step(),
        backstage.storePassword(),
        backstage.proxyLogin(),
        this::restyle);
  }

  /** Gives what is made from now on its colours, its size and its language. */
  private void dress(UserSettings settings) {
    Theme.of(settings.look(), desktopLook).apply(settings.textSize().factor());
    context = context.in(settings.language().locale());
    JComponent.setDefaultLocale(context.locale());
  }

  private void restyle(UserSettings settings) {
    redress(settings);
    followDesktop(settings);
  }

  /** Makes the whole window anew, with what was typed in it. */
  private void redress(UserSettings settings) {
    dress(settings);
    if (window == null || hints == null || pages == null || presenter == null) {
      return;
    }
    window.restyle(Chrome.of(context));
    hints.speak(context);
    pages.speak(Words.in(context.locale()));
    if (updateDialogs != null) {
      updateDialogs.restyle(context);
    }
    presenter.renderWith(new Renderer(context, clock));
  }

  private void followDesktop(UserSettings settings) {
    if (settings.look() == Look.SYSTEM) {
      CompletableFuture.supplyAsync(pageTools::systemLook, desktop)
          .thenAcceptAsync(this::desktopLooks, SwingUtilities::invokeLater);
    }
  }

  private void desktopLooks(Look look) {
    boolean other = look != desktopLook;
    desktopLook = look;
    UserSettings settings = pageTools.settings().current();
    if (other && window != null && settings.look() == Look.SYSTEM) {
      redress(settings);
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
      if (pages != null && pages.isInFront()) {
        pages.submit(typed);
      } else if (presenter != null) {
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

    @Override
    public void turn(PageEvent event) {
      if (pages != null) {
        event.accept(pages);
      }
      if (desk != null) {
        desk.stepped();
      }
    }

    @Override
    public void saveAs(PageEvent.Output output, String name) {
      if (window != null) {
        new SaveDialog(window.window(), Texts.in(context.locale()))
            .ask(output, name)
            .ifPresent(file -> turn(new PageEvent.Saved(output, file)));
      }
    }

    @Override
    public void enlarge(int steps) {
      UserSettings now = pageTools.settings().current();
      UserSettings wanted = now.withTextSize(now.textSize().larger(steps));
      if (!wanted.equals(now)) {
        pageTools.settings().use(wanted);
        if (pages != null) {
          pages.resized(wanted.textSize());
        }
        redress(wanted);
        settingsWriter.execute(() -> remember(wanted));
      }
    }
  }

  private void remember(UserSettings settings) {
    try {
      pageTools.settings().save(settings);
    } catch (IOException e) {
      LOG.warn("the size of the text is not remembered", e);
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
