package jp.nozomi.cert.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How a reply gets to the client, when not as it should. */
@FunctionalInterface
public interface Delivery {
  /** The gap between two bytes that trickle. */
  long TRICKLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * Sends a reply, or what becomes of it; the connection ends afterwards.
   *
   * @param reply the reply
   * @param wire the connection
   * @throws IOException if the client is gone
   */
  void deliver(Reply reply, Wire wire) throws IOException;

  /** Where in a reply something happens. */
  enum Place {
    /** Before the first byte. */
    START,
    /** In the status line. */
    STATUS_LINE,
    /** In the header fields. */
    HEADERS,
    /** Between the header fields and the body. */
    BODY_START,
    /** In the middle of the body. */
    BODY;

    int offset(byte[] head, byte[] body) {
      return switch (this) {
        case START -> 0;
        case STATUS_LINE -> 5;
        case HEADERS -> head.length / 2;
        case BODY_START -> head.length;
        case BODY -> head.length + body.length / 2;
      };
    }
  }

  /**
   * Sends a reply up to a place and resets the connection.
   *
   * @param place the place
   * @return the delivery
   */
  static Delivery resetAt(Place place) {
    return (reply, wire) -> {
      sendUpTo(place, reply, wire);
      wire.reset();
    };
  }

  /**
   * Sends a reply up to a place and closes the connection.
   *
   * @param place the place
   * @return the delivery
   */
  static Delivery closeAt(Place place) {
    return (reply, wire) -> sendUpTo(place, reply, wire);
  }

  /**
   * Sends a reply up to a place and nothing more, until the client gives up.
   *
   * @param place the place
   * @return the delivery
   */
  static Delivery stallAt(Place place) {
    return (reply, wire) -> {
      sendUpTo(place, reply, wire);
      wire.awaitEnd();
    };
  }

  /**
   * Sends a whole reply, one that the HTTP library would refuse.
   *
   * @return the delivery
   */
  static Delivery whole() {
    return (reply, wire) -> {
      byte[] all = all(head(reply, contentLength(reply)), reply.body());
      wire.send(all, all.length);
    };
  }

  /**
   * Sends a reply one byte at a time, fifty a second.
   *
   * @return the delivery
   */
  static Delivery trickle() {
    return (reply, wire) -> {
      byte[] all = all(head(reply, contentLength(reply)), reply.body());
      byte[] one = new byte[1];
      for (byte next : all) {
        one[0] = next;
        wire.send(one, 1);
        LockSupport.parkNanos(TRICKLE_NANOS);
      }
    };
  }

  /**
   * Sends a reply with other framing header fields than its own.
   *
   * @param fields the lines in place of Content-Length, each with its line break
   * @return the delivery
   */
  static Delivery framedBy(String fields) {
    return (reply, wire) -> {
      byte[] all = all(head(reply, fields), reply.body());
      wire.send(all, all.length);
    };
  }

  /**
   * Sends bytes that are no reply at all.
   *
   * @param text the bytes as ASCII
   * @return the delivery
   */
  static Delivery raw(String text) {
    return (reply, wire) -> {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      wire.send(bytes, bytes.length);
    };
  }

  /**
   * Sends a beginning and then the same piece for ever, until the client gives up.
   *
   * @param beginning what comes first, as ASCII
   * @param piece what is repeated, as ASCII
   * @return the delivery
   */
  static Delivery endless(String beginning, String piece) {
    return (reply, wire) -> {
      byte[] first = beginning.getBytes(StandardCharsets.US_ASCII);
      wire.send(first, first.length);
      byte[] more =
          piece.repeat(Math.max(1, 8192 / piece.length())).getBytes(StandardCharsets.US_ASCII);
      while (!Thread.currentThread().isInterrupted()) {
        wire.send(more, more.length);
      }
    };
  }

  private static void sendUpTo(Place place, Reply reply, Wire wire) throws IOException {
    byte[] head = head(reply, contentLength(reply));
    wire.send(all(head, reply.body()), place.offset(head, reply.body()));
  }

  private static String contentLength(Reply reply) {
    return "Content-Length: " + reply.body().length + "\r\n";
  }

  private static byte[] head(Reply reply, String framing) {
    StringBuilder out = new StringBuilder("HTTP/1.1 " + reply.status() + " Fault\r\n");
    reply
        .headers()
        .forEach(
            field -> out.append(field.name()).append(": ").append(field.value()).append("\r\n"));
    return out.append(framing)
        .append("Connection: close\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] all(byte[] head, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    out.writeBytes(body);
    return out.toByteArray();
  }
}
