package jp.nozomi.cert.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A connection in the raw, for replies that no HTTP library would send. */
public final class Wire {
  private final Socket plain;
  private final Socket stream;

  Wire(Socket plain, Socket stream) {
    this.plain = plain;
    this.stream = stream;
  }

  /**
   * Sends bytes.
   *
   * @param bytes the bytes
   * @param length how many of them
   * @throws IOException if the client is gone
   */
  public void send(byte[] bytes, int length) throws IOException {
    OutputStream out = stream.getOutputStream();
    out.write(bytes, 0, length);
    out.flush();
  }

  /**
   * Waits until the client gives up.
   *
   * @throws IOException if it gives up with a reset
   */
  public void awaitEnd() throws IOException {
    InputStream in = stream.getInputStream();
    while (in.read() >= 0) {
      // A client that sends on is not answered.
    }
  }

  /**
   * Ends the connection with a TCP reset instead of a goodbye.
   *
   * @throws IOException if it is gone already
   */
  public void reset() throws IOException {
    plain.setSoLinger(true, 0);
    plain.close();
  }

  /**
   * Ends the connection with the goodbyes of TLS and TCP.
   *
   * @throws IOException if it is gone already
   */
  void close() throws IOException {
    if (!plain.isClosed()) {
      stream.close();
    }
  }
}
