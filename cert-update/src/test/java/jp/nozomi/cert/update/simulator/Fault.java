package jp.nozomi.cert.update.simulator;

import java.io.IOException;
import java.util.Map;

/** How the mirror answers a request, other than well. */
@FunctionalInterface
public interface Fault {
  /**
   * Answers.
   *
   * @param request its path and headers, header names in lower case
   * @param body what an honest mirror would send, empty if it has nothing
   * @param reply where to
   * @throws IOException if the client has gone
   */
  void answer(Request request, byte[] body, ReplyWriter reply) throws IOException;

  /** What was asked. */
  record Request(String path, Map<String, String> headers) {}

  static Fault status(int status) {
    return (request, body, reply) -> reply.head(status, Map.of("Content-Length", "0"));
  }

  static Fault redirect(String to) {
    return (request, body, reply) -> reply.head(302, Map.of("Location", to, "Content-Length", "0"));
  }

  /** Says 200 and sends something else. */
  static Fault instead(byte[] content) {
    return (request, body, reply) -> reply.whole(200, Map.of(), content);
  }

  /** Sends bytes without end. */
  static Fault endless() {
    return (request, body, reply) -> {
      reply.head(200, Map.of());
      byte[] piece = new byte[8192];
      while (reply.open()) {
        reply.bytes(piece, 0, piece.length);
      }
    };
  }

  /** Sends one byte, waits, sends the next. */
  static Fault trickle(long millis) {
    return (request, body, reply) -> {
      reply.head(200, Map.of("Content-Length", Integer.toString(body.length)));
      for (int i = 0; i < body.length && reply.open(); i++) {
        reply.bytes(body, i, 1);
        reply.idle(millis);
      }
    };
  }

  /** Sends the headers and then nothing. */
  static Fault silent() {
    return (request, body, reply) -> {
      reply.head(200, Map.of("Content-Length", Integer.toString(body.length)));
      while (reply.open()) {
        reply.idle(50);
      }
    };
  }

  /** Compresses though nobody asked for it. */
  static Fault compressed(byte[] gzip) {
    return (request, body, reply) -> reply.whole(200, Map.of("Content-Encoding", "gzip"), gzip);
  }

  /** Answers as an honest mirror would, and breaks the connection after some bytes of the body. */
  static Fault cutAfter(int bytes) {
    return (request, body, reply) -> reply.honest(request, body, bytes);
  }

  /** Answers the first so many requests in one way, and the others honestly. */
  static Fault times(int count, Fault fault) {
    java.util.concurrent.atomic.AtomicInteger left =
        new java.util.concurrent.atomic.AtomicInteger(count);
    return (request, body, reply) -> {
      if (left.getAndDecrement() > 0) {
        fault.answer(request, body, reply);
      } else {
        reply.honest(request, body, Integer.MAX_VALUE);
      }
    };
  }
}
