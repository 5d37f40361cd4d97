package jp.nozomi.cert.swing.view;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.presenter.ProfileWait;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.TextSize;
import jp.nozomi.cert.swing.settings.UserSettings;
import org.jspecify.annotations.Nullable;

/**
 * The window before the wizard's, where the bank's profile comes from a server: the user sees what
 * goes on, may log in at a proxy, may try again and may quit. Event thread only, but for {@link
 * #await}.
 *
 * @param <T> what is waited for
 */
public final class ProfileWindow<T> implements ProfileWait.Shown {
  private final ProfileWait<T> wait;
  private final WizardFrame frame;
  private final Chrome chrome;
  private final Look look;
  private TextSize size;
  private @Nullable ScreenModel last;

  private ProfileWindow(
      ProfileWait.Task<T> task, ProfileWait.About about, UserSettings settings, Executor worker) {
    this.wait = new ProfileWait<>(task, about, worker, SwingUtilities::invokeLater, this);
    this.chrome = Chrome.beforeAnyBank(about.locale());
    this.look = settings.look();
    this.size = settings.textSize();
    dress();
    JComponent.setDefaultLocale(about.locale());
    this.frame = new WizardFrame(chrome, new User(), about.clock());
  }

  /**
   * Shows the window until the work has ended or the user has.
   *
   * @param task the work
   * @param about what is told to the user
   * @param settings how the user wants it to look
   * @param <T> what comes of the work
   * @return what came of it
   * @throws CodedException if the user gave up, after a failure with that failure
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public static <T> T await(
      ProfileWait.Task<T> task, ProfileWait.About about, UserSettings settings)
      throws CodedException, InterruptedException {
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "profile");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return CompletableFuture.supplyAsync(
              () -> new ProfileWindow<>(task, about, settings, worker).started(),
              SwingUtilities::invokeLater)
          .join()
          .await();
    } finally {
      worker.shutdown();
    }
  }

  private ProfileWait<T> started() {
    wait.start();
    return wait;
  }

  @Override
  public void show(ScreenModel model) {
    last = model;
    frame.show(model);
  }

  @Override
  public void done() {
    frame.dispose();
  }

  private void dress() {
    Theme.of(look, Look.LIGHT).apply(size.factor());
  }

  /** For this window only: the settings belong to the wizard, which has a page for them. */
  private void resize(int steps) {
    TextSize wanted = size.larger(steps);
    if (wanted != size && last != null) {
      size = wanted;
      dress();
      frame.restyle(chrome);
      frame.show(last);
    }
  }

  private final class User implements Signals {
    @Override
    public void raise(Event event) {
      wait.raise(event);
    }

    @Override
    public void submit(Map<String, Secret> typed) {
      wait.submit(typed);
    }

    @Override
    public void enlarge(int steps) {
      resize(steps);
    }

    @Override
    public void browse(URI page) {
      // The bank's pages are in the profile.
    }

    @Override
    public void openLogFolder() {
      // Each bank has a log of its own.
    }

    @Override
    public void turn(PageEvent event) {
      // The pages beside the manual's screens need a bank.
    }

    @Override
    public void saveAs(PageEvent.Output output, String name) {
      // There is nothing to save.
    }
  }
}
