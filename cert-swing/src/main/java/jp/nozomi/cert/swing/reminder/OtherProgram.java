package jp.nozomi.cert.swing.reminder;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a program of the system to its end. */
@FunctionalInterface
public interface OtherProgram {
  /** Runs it for real, for at most twenty seconds. */
  OtherProgram REAL = OtherProgram::start;

  /**
   * Runs a program.
   *
   * @param command the program and its arguments, nothing secret
   * @return whether it is there and ended well
   * @throws InterruptedException if the thread is interrupted
   */
  boolean run(List<String> command) throws InterruptedException;

  private static boolean start(List<String> command) throws InterruptedException {
    Logger log = LoggerFactory.getLogger(OtherProgram.class);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        log.warn("{} does not end", command.get(0));
        return false;
      }
      log.info("{} ended with {}", command.get(0), process.exitValue());
      return process.exitValue() == 0;
    } catch (IOException e) {
      log.info("{} can not be started: {}", command.get(0), e.getMessage());
      return false;
    }
  }
}
