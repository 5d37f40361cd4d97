package jp.nozomi.cert.swing.presenter;

import java.util.List;
import jp.nozomi.cert.swing.flow.Aftercare;

/** What is around the app on this PC and matters once a certificate is there. May block. */
public interface Surroundings {
  /** Knows of nothing. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public List<String> browsers() {
          return List.of();
        }

        @Override
        public Aftercare.Reminder reminder() {
          return Aftercare.Reminder.UNAVAILABLE;
        }

        @Override
        public Aftercare.Reminder remind(boolean wanted) {
          return Aftercare.Reminder.UNAVAILABLE;
        }
      };

  /**
   * Finds the browsers of this user that run, which will not offer the certificate before they are
   * started anew.
   *
   * @return their names, each once
   */
  List<String> browsers();

  /**
   * Tells whether the user is reminded of the renewal.
   *
   * @return on, off, or not possible on this system
   */
  Aftercare.Reminder reminder();

  /**
   * Has the user reminded, or not any more.
   *
   * @param wanted whether
   * @return how it stands afterwards
   */
  Aftercare.Reminder remind(boolean wanted);
}
