package jp.nozomi.cert.swing.launch;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one window of an OS user and bank, whichever way the app is started.
 *
 * <p>A lock decides who opens it; whoever comes later hands its intent over and ends. The lock ends
 * with its process, so that a crash leaves nothing that has to be cleaned up.
 */
public final class SingleInstance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 50;

  private final @Nullable FileLock lock;
  private final @Nullable IntentServer server;

  private SingleInstance(@Nullable FileLock lock, @Nullable IntentServer server) {
    this.lock = lock;
    this.server = server;
  }

  /**
   * Becomes the one instance, or hands the intent over to it.
   *
   * @param folder where the processes meet; made if need be, for this OS user alone
   * @param intent what this start wants
   * @param mailbox takes what this start and later ones want, if this is the one instance
   * @return the instance; empty if another one took the intent
   * @throws RunningAppException if another instance has the lock but does not answer
   * @throws InterruptedException if the thread is interrupted
   */
  public static Optional<SingleInstance> claim(
      Path folder, LaunchIntent intent, LaunchMailbox mailbox)
      throws RunningAppException, InterruptedException {
    try {
      return claim(new InstanceFolder(folder), intent, mailbox);
    } catch (IOException e) {
      // Two windows are a nuisance; no window keeps the customer from the certificate. Two
      // enrolments at once are prevented by a lock of their own.
      LOG.warn("no telling whether the app runs already", e);
      mailbox.deliver(intent);
      return Optional.of(new SingleInstance(null, null));
    }
  }

  private static Optional<SingleInstance> claim(
      InstanceFolder folder, LaunchIntent intent, LaunchMailbox mailbox)
      throws IOException, RunningAppException, InterruptedException {
    folder.prepare();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<FileLock> lock = folder.tryLock();
      if (lock.isPresent()) {
        mailbox.deliver(intent);
        return Optional.of(new SingleInstance(lock.get(), listen(folder, mailbox)));
      }
      if (HandOver.attempt(folder.socket(), intent)) {
        return Optional.empty();
      }
      if (System.nanoTime() >= deadline) {
        throw new RunningAppException();
      }
      // The other process is about to listen or to end, and there is nothing to wait on.
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static @Nullable IntentServer listen(InstanceFolder folder, LaunchMailbox mailbox) {
    try {
      return IntentServer.open(folder.socket(), mailbox);
    } catch (IOException | UnsupportedOperationException e) {
      // A path that is too long for a socket, for example: later starts are told so themselves.
      LOG.warn("later starts can not be heard", e);
      return null;
    }
  }

  /** Ends the instance: the next start opens its own window. */
  @Override
  public void close() {
    try {
      if (server != null) {
        server.close();
      }
      if (lock != null) {
        lock.acquiredBy().close();
      }
    } catch (IOException e) {
      LOG.warn("the lock ends with the process", e);
    }
  }

  /** Another instance has the lock but does not answer. */
  public static final class RunningAppException extends CodedException {
    private static final long serialVersionUID = 1L;

    RunningAppException() {
      super(
          new Failure(ErrorCode.ENROLLMENT_IN_PROGRESS, "window-does-not-answer"),
          "the running app does not answer",
          null);
    }
  }
}
