package jp.nozomi.cert.swing.pages;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the pages' work is done, and where its outcome is shown.
 *
 * @param worker runs what may take long
 * @param flow the flow's thread
 */
public record Background(Executor worker, Executor flow) {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  /** Does work and shows what it gives, or what stands for a defect: no page waits for ever. */
  <T> void run(Supplier<T> work, T otherwise, Consumer<T> then) {
    CompletableFuture.supplyAsync(work, worker)
        .exceptionally(
            defect -> {
              LOG.error("defect", defect);
              return otherwise;
            })
        .thenAcceptAsync(then, flow)
        .whenComplete(
            (done, defect) -> {
              if (defect != null) {
                LOG.error("defect", defect);
              }
            });
  }
}
