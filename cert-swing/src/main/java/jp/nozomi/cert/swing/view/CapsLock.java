package jp.nozomi.cert.swing.view;

/** Whether Caps Lock is on. */
@FunctionalInterface
interface CapsLock {
  /**
   * Asks the keyboard.
   *
   * @return true if it is on; false also if the system can not tell
   */
  boolean isOn();
}
