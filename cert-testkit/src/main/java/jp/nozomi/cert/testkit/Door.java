package jp.nozomi.cert.testkit;

import jp.nozomi.cert.testkit.http.ClientAuth;

/** The bank's listeners. */
enum Door {
  /** For everybody. */
  OPEN("open-port", ClientAuth.NONE),
  /** For the bank site's customers and renewals, with a client certificate. */
  MUTUAL("mutual-tls-port", ClientAuth.NEEDED),
  /** For RFC 7030. */
  EST("est-port", ClientAuth.WANTED),
  /** For the status of certificates: without TLS, as RFC 5280 section 8 wants it. */
  STATUS("status-port", ClientAuth.NONE);

  private final String portName;
  private final ClientAuth clientAuth;

  Door(String portName, ClientAuth clientAuth) {
    this.portName = portName;
    this.clientAuth = clientAuth;
  }

  /** Names its port in the state directory. */
  String portName() {
    return portName;
  }

  ClientAuth clientAuth() {
    return clientAuth;
  }
}
