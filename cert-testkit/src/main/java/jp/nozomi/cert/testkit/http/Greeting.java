package jp.nozomi.cert.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** How a connection begins: with which TLS identity, or not at all. */
@FunctionalInterface
public interface Greeting {
  /**
   * Greets a client.
   *
   * @param socket the connection, nothing read from it yet
   * @return the context for the handshake, or empty if the connection is over
   * @throws IOException if the client is gone
   */
  Optional<SSLContext> greet(Socket socket) throws IOException;
}
