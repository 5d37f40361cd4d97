package jp.nozomi.cert.testkit.request;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request that the fake bank answered, or failed on purpose.
 *
 * @param number counts the bank's requests from 1
 * @param time when it was answered, by the bank's clock
 * @param endpoint what it asked for
 * @param method the HTTP method
 * @param path the path, without the query
 * @param headers the header fields, names in lower case; of a repeated one the last
 * @param body the body as UTF-8 text; holds the customer's secrets
 * @param peer the SHA-256 of the client's certificate in hex, if it showed one
 * @param status the reply's status
 * @param replyBody the bank's own reply as UTF-8 text, which may hold a session's token; empty if a
 *     scripted fault took the reply's place
 */
public record RecordedRequest(
    long number,
    Instant time,
    Endpoint endpoint,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    Optional<String> peer,
    int status,
    Optional<String> replyBody) {
  /**
   * Copies the header fields.
   *
   * @param number counts the bank's requests from 1
   * @param time when it was answered
   * @param endpoint what it asked for
   * @param method the HTTP method
   * @param path the path
   * @param headers the header fields
   * @param body the body
   * @param peer the client's certificate
   * @param status the reply's status
   * @param replyBody the reply's body
   */
  public RecordedRequest {
    headers = Map.copyOf(headers);
  }

  /** Names the request without its headers and bodies, which hold secrets. */
  @Override
  public String toString() {
    return "#" + number + " " + method + " " + path + " (" + endpoint + ") " + status;
  }
}
