package jp.nozomi.cert.protocol.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that can not be made to log: the library's own one writes headers and bodies, and so
 * tokens and passwords, as soon as somebody turns its loggers on.
 */
final class QuietConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {
  private final ExchangeObserver observer;
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable Timeout socketTimeout;
  private String lastMethod = "";
  private String lastPath = "";

  QuietConnection(Http1Config config, ExchangeObserver observer) {
    super(config);
    this.observer = observer;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    refuseIfClosed(socket);
    super.bind(socket);
    socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
  }

  @Override
  public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
    refuseIfClosed(sslSocket);
    super.bind(sslSocket, socket);
    socketTimeout = Timeout.ofMilliseconds(sslSocket.getSoTimeout());
  }

  @Override
  public @Nullable Socket getSocket() {
    SocketHolder holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    super.setSocketTimeout(timeout);
    socketTimeout = timeout;
  }

  @Override
  public void passivate() {
    super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
  }

  @Override
  public void activate() {
    if (socketTimeout != null) {
      super.setSocketTimeout(socketTimeout);
    }
  }

  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    observer.at(ExchangeObserver.Point.SENDING, request.getMethod(), request.getPath());
    super.sendRequestHeader(request);
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {
    lastMethod = request.getMethod();
    lastPath = request.getPath();
  }

  @Override
  public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
    observer.at(ExchangeObserver.Point.SENT, lastMethod, lastPath);
    return super.receiveResponseHeader();
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      super.close();
    }
  }

  @Override
  public void close(CloseMode mode) {
    closed.set(true);
    super.close(mode);
  }

  private void refuseIfClosed(Socket socket) throws IOException {
    if (closed.get()) {
      socket.close();
      throw new InterruptedIOException("the connection was closed before it was made");
    }
  }
}
