package jp.nozomi.cert.protocol.transport;

import javax.net.ssl.SSLSession;

/** Is told of TLS handshakes, each of which begins when server or proxy let the client through. */
public interface TlsObserver {
  /** An observer that looks away. */
  TlsObserver NONE =
      new TlsObserver() {
        @Override
        public void began() {
          // Nobody asked.
        }

        @Override
        public void secured(SSLSession session) {
          // Nobody asked.
        }
      };

  /** A handshake begins. */
  void began();

  /**
   * A handshake succeeded, and the server is trusted.
   *
   * @param session what was agreed
   */
  void secured(SSLSession session);
}
