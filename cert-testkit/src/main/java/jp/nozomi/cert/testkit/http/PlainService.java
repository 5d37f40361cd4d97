package jp.nozomi.cert.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** Speaks HTTP/1.1 without TLS: where certificates' status is told, whose replies are signed. */
public final class PlainService implements Listener.Service {
  private final HttpConversation http;

  /**
   * Makes the service.
   *
   * @param handler answers the requests
   */
  public PlainService(Handler handler) {
    this.http = new HttpConversation(false, handler);
  }

  @Override
  public void serve(Socket socket) throws IOException {
    socket.setSoTimeout(HttpsService.IDLE_MILLIS);
    http.hold(socket, socket, Optional.empty());
  }
}
