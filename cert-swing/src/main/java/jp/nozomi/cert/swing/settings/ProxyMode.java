package jp.nozomi.cert.swing.settings;

/** Who decides which proxy leads to the bank. */
public enum ProxyMode {
  /** The operating system. */
  SYSTEM,
  /** Nobody: there is none. */
  NONE,
  /** The user, who names one. */
  MANUAL,
  /** A proxy auto-configuration script. */
  PAC
}
