package jp.nozomi.cert.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP reply.
 *
 * @param status the status code
 * @param headers the header fields besides those of the connection
 * @param body the body, empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, List<Header> headers, byte[] body) {
  /**
   * A header field.
   *
   * @param name its name
   * @param value its value
   */
  public record Header(String name, String value) {}

  /** Copies the header fields. */
  public Reply {
    headers = List.copyOf(headers);
  }

  /**
   * Makes a reply with a body.
   *
   * @param status the status code
   * @param contentType the body's type
   * @param body the body
   * @return the reply
   */
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, List.of(new Header("Content-Type", contentType)), body);
  }

  /**
   * Makes a reply with a body of text.
   *
   * @param status the status code
   * @param contentType the body's type
   * @param body the text, sent as UTF-8
   * @return the reply
   */
  public static Reply text(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes a reply without a body.
   *
   * @param status the status code
   * @return the reply
   */
  public static Reply empty(int status) {
    return new Reply(status, List.of(), new byte[0]);
  }

  /**
   * Adds a header field.
   *
   * @param name its name
   * @param value its value
   * @return the reply with it
   */
  public Reply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, more, body);
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
