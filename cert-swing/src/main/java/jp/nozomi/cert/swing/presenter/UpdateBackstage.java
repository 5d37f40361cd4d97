package jp.nozomi.cert.swing.presenter;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.flow.update.UpdateEffect;
import jp.nozomi.cert.swing.flow.update.UpdateEvent;
import jp.nozomi.cert.update.Offer;
import jp.nozomi.cert.update.Settlement;
import jp.nozomi.cert.update.Updater;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the update dialogs want done.
 *
 * <p>It has a worker of its own, so that a mirror that does not answer never holds up an enrolment.
 */
public final class UpdateBackstage implements UpdateEffect.Cases, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateBackstage.class);
  private static final int PERCENT = 100;

  private final Supplier<OpenUpdater> opener;
  private final Executor worker;
  private final Consumer<UpdateEvent> events;
  private final Runnable exit;
  private Cancellation cancellation = new Cancellation();
  // Touched on the worker only.
  private @Nullable OpenUpdater open;

  private interface Work {
    UpdateEvent with(Updater updater) throws UpdateException;
  }

  /**
   * Makes a backstage.
   *
   * @param opener makes the updater, on the worker
   * @param worker runs the work, one job at a time
   * @param events takes what happens, from the worker's thread, to the dialogs'
   * @param exit ends the app, on the dialogs' thread
   */
  public UpdateBackstage(
      Supplier<OpenUpdater> opener, Executor worker, Consumer<UpdateEvent> events, Runnable exit) {
    this.opener = opener;
    this.worker = worker;
    this.events = events;
    this.exit = exit;
  }

  @Override
  public void settle() {
    work(UpdateBackstage::settled, UpdateEvent.SettleFailed::new);
  }

  @Override
  public void check() {
    work(
        updater -> {
          Optional<Offer> offer = updater.check(new Cancellation());
          return offer.isPresent()
              ? new UpdateEvent.Found(offer.get())
              : new UpdateEvent.NothingFound();
        },
        UpdateEvent.CheckFailed::new);
  }

  @Override
  public void download(UpdateEffect.Download effect) {
    Cancellation stop = new Cancellation();
    cancellation = stop;
    work(
        updater ->
            new UpdateEvent.Arrived(
                updater.download(effect.offer(), effect.folder().map(Path::of), progress(), stop)),
        UpdateEvent.DownloadFailed::new);
  }

  @Override
  public void cancelDownload() {
    cancellation.cancel();
  }

  @Override
  public void launch(UpdateEffect.Launch effect) {
    work(
        updater -> {
          updater.launch(effect.downloaded());
          return new UpdateEvent.Launched();
        },
        UpdateEvent.LaunchFailed::new);
  }

  @Override
  public void exit() {
    exit.run();
  }

  /** Frees the connections; what is under way ends. */
  @Override
  public void close() {
    cancellation.cancel();
    worker.execute(
        () -> {
          if (open != null) {
            open.close();
            open = null;
          }
        });
  }

  private static UpdateEvent settled(Updater updater) throws UpdateException {
    try {
      return new UpdateEvent.Settled(updater.settle() == Settlement.STILL_INSTALLING);
    } catch (UpdateException e) {
      if (e.reason() != UpdateReason.ANOTHER_INSTANCE) {
        throw e;
      }
      return new UpdateEvent.Settled(true);
    }
  }

  private Progress progress() {
    return new SteppedProgress(
        PERCENT, (done, total) -> events.accept(new UpdateEvent.Progressed(done, total)));
  }

  private void work(Work work, Function<Failure, UpdateEvent> failed) {
    CompletableFuture.supplyAsync(() -> outcomeOf(work, failed), worker)
        .whenComplete(
            (event, defect) -> {
              if (defect == null) {
                events.accept(event);
              } else {
                LOG.error("defect", defect);
                events.accept(failed.apply(new Failure(ErrorCode.INTERNAL)));
              }
            });
  }

  private Updater updater() {
    if (open == null) {
      open = opener.get();
    }
    return open.updater();
  }

  private UpdateEvent outcomeOf(Work work, Function<Failure, UpdateEvent> failed) {
    try {
      return work.with(updater());
    } catch (UpdateException e) {
      LOG.warn("{} {} {}", e.code().code(), e.reason().word(), e.facts(), e);
      return failed.apply(e.failure());
    }
  }
}
