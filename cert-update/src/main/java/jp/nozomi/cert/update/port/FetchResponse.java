package jp.nozomi.cert.update.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The reply to a {@link FetchRequest}, its body not yet read. */
public interface FetchResponse extends AutoCloseable {
  /**
   * Gives the HTTP status.
   *
   * @return for example 200
   */
  int status();

  /**
   * Gives a header.
   *
   * @param name its name, in any case
   * @return its first value, or empty
   */
  Optional<String> header(String name);

  /**
   * Gives the body as it came, with no content coding undone.
   *
   * @return the stream; the same one at each call
   */
  InputStream body();

  /**
   * Ends the transfer; may be called from another thread, and then ends a read that is blocked.
   *
   * @throws IOException if closing fails
   */
  @Override
  void close() throws IOException;
}
