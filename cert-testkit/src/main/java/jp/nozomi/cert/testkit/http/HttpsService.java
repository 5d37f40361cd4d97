package jp.nozomi.cert.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Speaks TLS and HTTP/1.1 on a connection and hands each request to a {@link Handler}. */
public final class HttpsService implements Listener.Service {
  static final int IDLE_MILLIS = 120_000;

  private final Greeting greeting;
  private final ClientAuth clientAuth;
  private final HttpConversation http;

  /**
   * Makes the service.
   *
   * @param greeting begins the connections
   * @param clientAuth whether it asks for client certificates
   * @param handler answers the requests
   */
  public HttpsService(Greeting greeting, ClientAuth clientAuth, Handler handler) {
    this.greeting = greeting;
    this.clientAuth = clientAuth;
    this.http = new HttpConversation(clientAuth == ClientAuth.NEEDED, handler);
  }

  @Override
  public void serve(Socket socket) throws IOException {
    socket.setSoTimeout(IDLE_MILLIS);
    Optional<SSLContext> tls = greeting.greet(socket);
    if (tls.isEmpty()) {
      return;
    }
    SSLSocketFactory factory = tls.get().getSocketFactory();
    try (SSLSocket secure =
        (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true)) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      switch (clientAuth) {
        case NONE -> parameters.setNeedClientAuth(false);
        case WANTED -> parameters.setWantClientAuth(true);
        case NEEDED -> parameters.setNeedClientAuth(true);
      }
      secure.setSSLParameters(parameters);
      secure.setUseClientMode(false);
      secure.startHandshake();
      http.hold(socket, secure, clientAuth == ClientAuth.NONE ? Optional.empty() : peer(secure));
    }
  }

  private static Optional<X509Certificate> peer(SSLSocket socket) {
    try {
      return Optional.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      // How the JDK says that the client showed none.
      return Optional.empty();
    }
  }
}
