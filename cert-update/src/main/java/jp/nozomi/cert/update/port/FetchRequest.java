package jp.nozomi.cert.update.port;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One GET request.
 *
 * @param uri what to get
 * @param headers header names and values to send
 * @param timeout how long connecting and waiting for the reply's headers may take together, and how
 *     long the body may stay silent
 */
public record FetchRequest(URI uri, Map<String, String> headers, Duration timeout) {
  /**
   * Copies the headers.
   *
   * @param uri what to get
   * @param headers header names and values to send
   * @param timeout for the headers, and for silence in the body
   */
  public FetchRequest {
    headers = Map.copyOf(headers);
  }
}
