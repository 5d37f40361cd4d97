package jp.nozomi.cert.swing.model;

/**
 * A button.
 *
 * @param label its verb, without the mnemonic
 * @param mnemonic the Latin key, shown in parentheses behind the label
 * @param action what it does
 * @param role which key presses it
 * @param enabled whether it can be pressed
 */
public record ButtonModel(String label, char mnemonic, Action action, Role role, boolean enabled) {
  /** Which key presses a button. */
  public enum Role {
    /** Enter. */
    DEFAULT,
    /** Esc. */
    BACK,
    /** Only its mnemonic. */
    PLAIN
  }

  /**
   * Gives the label with the mnemonic as the Japanese convention has it.
   *
   * @return for example 認証(A)
   */
  public String text() {
    return label + "(" + mnemonic + ")";
  }
}
