package jp.nozomi.cert.testkit.http;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read to its end.
 *
 * @param mutualTls whether it came in at the listener that asks for a client certificate
 * @param method the HTTP method
 * @param path the decoded path
 * @param query the decoded query parameters; of a repeated one the last
 * @param headers the header fields, names in lower case; of a repeated one the last
 * @param body the body
 * @param peer the client's certificate, whose key the handshake proved
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(
    boolean mutualTls,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    Optional<X509Certificate> peer) {

  /**
   * Gives a header field.
   *
   * @param name the name in lower case
   * @return its value
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Gives the body as text.
   *
   * @return the body read as UTF-8
   */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
