package jp.nozomi.cert.swing.cli;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs what happens, one after the other, on the thread that called {@link #run}. */
final class EventLoop implements Executor {
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private boolean ended;

  @Override
  public void execute(Runnable happening) {
    queue.add(happening);
  }

  /** Runs until {@link #end} is called from within. */
  void run() throws InterruptedException {
    while (!ended) {
      queue.take().run();
    }
  }

  void end() {
    ended = true;
  }
}
