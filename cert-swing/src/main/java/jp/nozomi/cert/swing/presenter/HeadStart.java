package jp.nozomi.cert.swing.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.PreparesKeys;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an enrolment finds ready when the user has typed ID and password: an open connection, and a
 * key where the store can make one in memory.
 *
 * <p>Nothing of it is in a store or a journal, so that leaving the screen, or a crash, leaves
 * nothing to be cleaned up. Used on the worker's thread.
 */
final class HeadStart {
  private static final Logger LOG = LoggerFactory.getLogger(HeadStart.class);

  private final ServiceOpener opener;
  private final Optional<KeySpec> key;
  private final Executor beside;
  private final List<FutureTask<?>> running = new ArrayList<>();
  private @Nullable Cancellation connecting;
  private @Nullable EnrollmentService service;
  private @Nullable CertificateStore preparedIn;

  /** Takes what opens the service, and what runs the two acts, each beside the worker. */
  HeadStart(ServiceOpener opener, Optional<KeySpec> key, Executor beside) {
    this.opener = opener;
    this.key = key;
    this.beside = beside;
  }

  /** Opens the service and connects. */
  void connect() throws CodedException {
    EnrollmentService ready = service();
    Cancellation stop = new Cancellation();
    connecting = stop;
    run(() -> ready.connect(stop));
  }

  /** Makes a key; the next one that is created in the store waits for it. */
  void prepareKey(CertificateStore store) throws CodedException {
    if (store == preparedIn) {
      return;
    }
    EnrollmentService ready = service();
    preparedIn = store;
    run(
        () -> {
          try {
            ready.prepareKey(store, key);
          } catch (StoreException e) {
            // The enrolment makes its own, or says why it can not.
            LOG.debug("a key ahead of time: {}", e.getMessage());
          }
        });
  }

  /** The service of the enrolment; the connection, if there is one, is in it. */
  EnrollmentService service() throws CodedException {
    if (service == null) {
      service = opener.open();
    }
    return service;
  }

  /** Ends it all, used or not. */
  void drop() {
    if (connecting != null) {
      connecting.request();
    }
    // A service is not closed while something runs in it.
    running.forEach(HeadStart::await);
    running.clear();
    if (preparedIn instanceof PreparesKeys prepared) {
      prepared.discardPreparedKey();
    }
    if (service != null) {
      service.close();
    }
    connecting = null;
    preparedIn = null;
    service = null;
  }

  private void run(Runnable act) {
    FutureTask<?> task = new FutureTask<>(act, null);
    running.add(task);
    beside.execute(task);
  }

  private static void await(FutureTask<?> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      LOG.error("defect ahead of an enrolment", e.getCause());
    }
  }
}
