package jp.nozomi.cert.testkit.update;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How a mirror answers a request, other than well. */
@FunctionalInterface
public interface MirrorFault {
  /**
   * Answers.
   *
   * @param request its path and headers, header names in lower case
   * @param body what an honest mirror would send, empty if it has nothing
   * @param reply where to
   * @throws IOException if the client has gone
   */
  void answer(Request request, byte[] body, ReplyWriter reply) throws IOException;

  /**
   * What was asked.
   *
   * @param path the path without its leading slash
   * @param headers the header fields, names in lower case
   */
  record Request(String path, Map<String, String> headers) {}

  /**
   * Answers with a status and no body.
   *
   * @param status for example 503
   * @return the fault
   */
  static MirrorFault status(int status) {
    return (request, body, reply) -> reply.head(status, Map.of("Content-Length", "0"));
  }

  /**
   * Points elsewhere.
   *
   * @param to the address
   * @return the fault
   */
  static MirrorFault redirect(String to) {
    return (request, body, reply) -> reply.head(302, Map.of("Location", to, "Content-Length", "0"));
  }

  /**
   * Says 200 and sends something else, as a captive portal does.
   *
   * @param content what it sends
   * @return the fault
   */
  static MirrorFault instead(byte[] content) {
    return (request, body, reply) -> reply.whole(200, Map.of(), content);
  }

  /**
   * Sends bytes without end.
   *
   * @return the fault
   */
  static MirrorFault endless() {
    return (request, body, reply) -> {
      reply.head(200, Map.of());
      byte[] piece = new byte[8192];
      while (reply.open()) {
        reply.bytes(piece, 0, piece.length);
      }
    };
  }

  /**
   * Sends one byte, waits, sends the next.
   *
   * @param millis how long it waits
   * @return the fault
   */
  static MirrorFault trickle(long millis) {
    return (request, body, reply) -> {
      reply.head(200, Map.of("Content-Length", Integer.toString(body.length)));
      for (int i = 0; i < body.length && reply.open(); i++) {
        reply.bytes(body, i, 1);
        reply.idle(millis);
      }
    };
  }

  /**
   * Sends the headers and then nothing.
   *
   * @return the fault
   */
  static MirrorFault silent() {
    return (request, body, reply) -> {
      reply.head(200, Map.of("Content-Length", Integer.toString(body.length)));
      while (reply.open()) {
        reply.idle(50);
      }
    };
  }

  /**
   * Compresses though nobody asked for it.
   *
   * @param gzip the compressed body
   * @return the fault
   */
  static MirrorFault compressed(byte[] gzip) {
    return (request, body, reply) -> reply.whole(200, Map.of("Content-Encoding", "gzip"), gzip);
  }

  /**
   * Answers as an honest mirror would, and breaks the connection.
   *
   * @param bytes how many of the body's bytes are sent
   * @return the fault
   */
  static MirrorFault cutAfter(int bytes) {
    return (request, body, reply) -> reply.honest(request, body, bytes);
  }

  /**
   * Answers the first requests in one way, and the others honestly.
   *
   * @param count how many requests
   * @param fault how they are answered
   * @return the fault
   */
  static MirrorFault times(int count, MirrorFault fault) {
    AtomicInteger left = new AtomicInteger(count);
    return (request, body, reply) -> {
      if (left.getAndDecrement() > 0) {
        fault.answer(request, body, reply);
      } else {
        reply.honest(request, body, Integer.MAX_VALUE);
      }
    };
  }
}
