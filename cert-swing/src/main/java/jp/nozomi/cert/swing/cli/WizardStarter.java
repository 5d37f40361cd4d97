package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.launch.LaunchMailbox;

/** Opens the wizard. */
@FunctionalInterface
public interface WizardStarter {
  /**
   * Opens the wizard and waits until it is closed.
   *
   * @param run what it stands on
   * @param starts what this start and later ones want to see
   * @return false if there is no display
   * @throws InterruptedException if the waiting thread is interrupted
   */
  boolean open(AppRun run, LaunchMailbox starts) throws InterruptedException;
}
