package jp.nozomi.cert.protocol.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.failure.ConnectionException.Reason;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** A reply whose body is still to be read. Not thread-safe. */
public final class Exchange implements AutoCloseable {
  private final ClassicHttpResponse response;
  private final Guard guard;
  private final boolean withClientCertificate;
  private boolean complete;

  Exchange(ClassicHttpResponse response, Guard guard, boolean withClientCertificate) {
    this.response = response;
    this.guard = guard;
    this.withClientCertificate = withClientCertificate;
  }

  /**
   * Gives the status code.
   *
   * @return for example 200
   */
  public int status() {
    return response.getCode();
  }

  /**
   * Gives the header fields.
   *
   * @return the values by the field's name in lower case
   */
  public Map<String, List<String>> headers() {
    return Connector.headers(response);
  }

  /**
   * Gives the body.
   *
   * @return the bytes as they were sent; empty if there are none
   * @throws IOException if the connection broke
   */
  public InputStream body() throws IOException {
    InputStream content =
        response.getEntity() == null
            ? InputStream.nullInputStream()
            : response.getEntity().getContent();
    return new FilterInputStream(content) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        complete |= value < 0;
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        complete |= count < 0;
        return count;
      }

      @Override
      public void close() throws IOException {
        // Closing reads what is left of a body, which may have no end.
        if (complete) {
          super.close();
        }
      }
    };
  }

  /**
   * Tells what a failed read means.
   *
   * @param e what the read threw
   * @return the failure, with the deadline and the caller's wish told apart
   */
  public ConnectionException failure(IOException e) {
    return guard.failure(e, withClientCertificate);
  }

  /** Drops the connection, whatever is left of the body. */
  void abandon() {
    guard.request.abort();
  }

  /** Keeps the connection if the body is read to its end, else drops it. */
  @Override
  public void close() {
    guard.close();
    if (!complete) {
      abandon();
    }
    try {
      response.close();
    } catch (IOException e) {
      // The reply is read, or not wanted any more.
      guard.request.abort();
    }
  }

  /** What can end an exchange early: its deadline, or the caller. */
  static final class Guard implements AutoCloseable {
    private final HttpUriRequestBase request;
    private final AtomicReference<@Nullable Reason> fired = new AtomicReference<>();
    private @Nullable ScheduledFuture<?> deadline;
    private Runnable unregister = () -> {};

    private Guard(HttpUriRequestBase request) {
      this.request = request;
    }

    static Guard over(
        HttpUriRequestBase request, Duration time, Deadlines deadlines, Interruption interruption) {
      Guard guard = new Guard(request);
      guard.deadline = deadlines.in(time, () -> guard.fire(Reason.TIMED_OUT));
      guard.unregister = interruption.onRequest(() -> guard.fire(Reason.ABORTED));
      return guard;
    }

    /** Tells whether the deadline or the caller ended the exchange. */
    boolean hasFired() {
      return fired.get() != null;
    }

    ConnectionException failure(IOException e, boolean withClientCertificate) {
      Reason reason = fired.get();
      return reason == null
          ? Failures.of(e, withClientCertificate)
          : new ConnectionException(reason, "the exchange was ended", e);
    }

    private void fire(Reason reason) {
      if (fired.compareAndSet(null, reason)) {
        request.abort();
      }
    }

    @Override
    public void close() {
      unregister.run();
      if (deadline != null) {
        deadline.cancel(false);
      }
    }
  }
}
