package jp.nozomi.cert.protocol.transport;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param method the method
 * @param uri an absolute https URL
 * @param headers header fields by name, in order
 * @param body the body; empty for none
 */
public record Call(String method, URI uri, Map<String, String> headers, Optional<Body> body) {
  /**
   * A body.
   *
   * @param contentType its media type
   * @param bytes its bytes, still the caller's to clear
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy would leave secrets behind
  public record Body(String contentType, byte[] bytes) {
    /**
     * Prints nothing of the bytes.
     *
     * @return type and length
     */
    @Override
    public String toString() {
      return contentType + ", " + bytes.length + " bytes";
    }
  }

  /** Copies the headers, keeping their order. */
  public Call {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * Prints no header and no body.
   *
   * @return method and URL
   */
  @Override
  public String toString() {
    return method + " " + uri;
  }
}
