package jp.nozomi.cert.swing.view;

import java.awt.Frame;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.swing.flow.update.UpdateEvent;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.OpenUpdater;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.presenter.UpdateBackstage;
import jp.nozomi.cert.swing.presenter.UpdatePresenter;
import jp.nozomi.cert.swing.presenter.UpdateRenderer;

/** The update dialogs of one wizard, put together. Event thread only. */
final class WizardUpdates implements AutoCloseable {
  private final UpdateBackstage backstage;
  private final UpdateDialog dialog;
  private final UpdatePresenter presenter;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "update");
            thread.setDaemon(true);
            return thread;
          });

  WizardUpdates(
      Frame owner,
      AppContext context,
      Supplier<OpenUpdater> opener,
      Consumer<URI> browser,
      Runnable exit) {
    this.dialog = new UpdateDialog(owner, Texts.in(context.locale()), this::raise, browser);
    this.backstage =
        new UpdateBackstage(
            opener, worker, event -> SwingUtilities.invokeLater(() -> raise(event)), exit);
    this.presenter = new UpdatePresenter(new UpdateRenderer(context), dialog, backstage);
  }

  /** Looks for a new version in the background. */
  void start() {
    presenter.start();
  }

  /** Makes the dialogs follow other looks or another language. */
  void restyle(AppContext now) {
    dialog.restyle(Texts.in(now.locale()));
    presenter.renderWith(new UpdateRenderer(now));
  }

  /** Brings the offer up: the bank refuses this version. */
  void want() {
    raise(new UpdateEvent.Wanted());
  }

  private void raise(UpdateEvent event) {
    presenter.raise(event);
  }

  @Override
  public void close() {
    dialog.dispose();
    backstage.close();
    worker.shutdown();
  }
}
