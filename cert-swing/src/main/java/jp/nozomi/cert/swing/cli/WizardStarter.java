package jp.nozomi.cert.swing.cli;

import java.util.List;
import java.util.Locale;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.InstalledProfiles;
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

  /**
   * Reads the profiles before the wizard; a window is there while a server has to be asked for
   * them.
   *
   * @param profiles the profiles that are trusted on this PC
   * @param locale the reader's language, unless the user has chosen one
   * @return at least one, the default one first
   * @throws CodedException if one is not right, or the user does not want to wait
   * @throws InterruptedException if the waiting thread is interrupted
   */
  default List<BankProfile> read(InstalledProfiles profiles, Locale locale)
      throws CodedException, InterruptedException {
    return profiles.all();
  }
}
