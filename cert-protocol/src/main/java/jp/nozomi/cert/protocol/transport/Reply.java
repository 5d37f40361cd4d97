package jp.nozomi.cert.protocol.transport;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One complete HTTP reply.
 *
 * @param status the status code
 * @param headers the values by the field's name in lower case
 * @param body the whole body; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
  /** Copies the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /**
   * Gives a header field's first value.
   *
   * @param name the field's name
   * @return the value, or empty
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /**
   * Prints no header and no body.
   *
   * @return the status and the length
   */
  @Override
  public String toString() {
    return status + ", " + body.length + " bytes";
  }
}
