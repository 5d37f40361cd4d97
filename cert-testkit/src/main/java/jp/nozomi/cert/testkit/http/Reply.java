package jp.nozomi.cert.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP reply.
 *
 * @param status the status code
 * @param headers the header fields besides those of the connection
 * @param body the body, empty for none
 * @param delivery how it gets to the client, if not as it should
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, List<Header> headers, byte[] body, Optional<Delivery> delivery) {
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
    return new Reply(
        status, List.of(new Header("Content-Type", contentType)), body, Optional.empty());
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
    return new Reply(status, List.of(), new byte[0], Optional.empty());
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
    return new Reply(status, more, body, delivery);
  }

  /**
   * Gives a header field.
   *
   * @param name its name
   * @return its first value
   */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /**
   * Takes a header field away.
   *
   * @param name its name
   * @return the reply without it
   */
  public Reply without(String name) {
    List<Header> fewer =
        headers.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList();
    return new Reply(status, fewer, body, delivery);
  }

  /**
   * Puts another status in.
   *
   * @param other the status code
   * @return the reply with it
   */
  public Reply withStatus(int other) {
    return new Reply(other, headers, body, delivery);
  }

  /**
   * Puts another body in.
   *
   * @param other the body
   * @return the reply with it
   */
  public Reply withBody(byte[] other) {
    return new Reply(status, headers, other, delivery);
  }

  /**
   * Delivers the reply in another way.
   *
   * @param how the way
   * @return the reply with it
   */
  public Reply delivered(Delivery how) {
    return new Reply(status, headers, body, Optional.of(how));
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
