package jp.nozomi.cert.swing.settings;

/** The colours that the user wants. */
public enum Look {
  /** Whatever the desktop has. */
  SYSTEM,
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK,
  /** White and yellow on black. */
  HIGH_CONTRAST
}
