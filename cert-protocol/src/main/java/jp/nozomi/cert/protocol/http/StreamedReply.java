package jp.nozomi.cert.protocol.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.protocol.transport.Exchange;

/**
 * A reply whose body is read by the caller. Not thread-safe, except that any thread may close it,
 * which ends a read that is blocked.
 */
public final class StreamedReply implements AutoCloseable {
  private final Exchange exchange;

  StreamedReply(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Gives the status code.
   *
   * @return for example 206
   */
  public int status() {
    return exchange.status();
  }

  /**
   * Gives the header fields.
   *
   * @return the values by the field's name in lower case
   */
  public Map<String, List<String>> headers() {
    return exchange.headers();
  }

  /**
   * Gives the body.
   *
   * @return the bytes as they were sent; a read fails at the deadline
   * @throws IOException if the connection broke
   */
  public InputStream body() throws IOException {
    return exchange.body();
  }

  /** Drops what is left of the body. */
  @Override
  public void close() {
    exchange.close();
  }
}
