package jp.nozomi.cert.swing.flow;

/** The names of the fields that the app itself asks for; the login's are the wire protocol's. */
public final class FieldNames {
  /** The login ID (wire protocol, section 3.1). */
  public static final String LOGIN_ID = "loginId";

  /** A password: the login's, the proxy's or the store's. */
  public static final String PASSWORD = "password";

  /** The user name for the proxy. */
  public static final String PROXY_USER = "user";

  /** The repetition of a new store's password. */
  public static final String REPEATED = "repeated";

  private FieldNames() {}
}
