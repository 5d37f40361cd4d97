package jp.nozomi.cert.protocol.http;

/**
 * Where an HTTP proxy listens.
 *
 * @param host its host name or address
 * @param port its port
 */
public record ProxyAddress(String host, int port) {
  private static final int LAST_PORT = 65_535;

  /**
   * Checks the parts.
   *
   * @param host its host name or address, not empty
   * @param port its port, 1 to 65535
   * @throws IllegalArgumentException if a part is wrong
   */
  public ProxyAddress {
    if (host.isBlank() || port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("not a proxy's address");
    }
  }

  /**
   * Gives the form that the user is shown.
   *
   * @return for example http://proxy.example:3128/
   */
  @Override
  public String toString() {
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + "/";
  }
}
