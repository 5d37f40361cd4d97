package jp.nozomi.cert.testkit.update;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one HTTP reply, byte by byte if need be. */
public final class ReplyWriter {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  private final Socket socket;
  private final OutputStream out;
  private final CountDownLatch serverClosed;
  private final AtomicLong sent;

  ReplyWriter(Socket socket, CountDownLatch serverClosed, AtomicLong sent) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.serverClosed = serverClosed;
    this.sent = sent;
  }

  /**
   * Tells whether there is still somebody to write to.
   *
   * @return false once the server or the connection is closed
   */
  public boolean open() {
    return serverClosed.getCount() > 0 && !socket.isClosed();
  }

  /**
   * Lets time pass, less if the server is closed.
   *
   * @param millis how long
   * @throws IOException if the thread is interrupted
   */
  public void idle(long millis) throws IOException {
    try {
      if (serverClosed.await(millis, TimeUnit.MILLISECONDS)) {
        socket.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * Writes the status line and the header.
   *
   * @param status the status
   * @param headers the header fields
   * @throws IOException if the client has gone
   */
  public void head(int status, Map<String, String> headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " x\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /**
   * Writes a part of the body.
   *
   * @param content the whole body
   * @param from the first byte's index
   * @param count how many bytes
   * @throws IOException if the client has gone
   */
  public void bytes(byte[] content, int from, int count) throws IOException {
    out.write(content, from, count);
    out.flush();
    sent.addAndGet(count);
  }

  /**
   * Writes a whole reply.
   *
   * @param status the status
   * @param headers the header fields; Content-Length is added unless it is there
   * @param content the body
   * @throws IOException if the client has gone
   */
  public void whole(int status, Map<String, String> headers, byte[] content) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Content-Length", Integer.toString(content.length));
    head(status, all);
    bytes(content, 0, content.length);
  }

  /**
   * Answers as RFC 9110 wants it, with a strong entity tag and ranges.
   *
   * @param request what was asked
   * @param body the whole body
   * @param atMost the most bytes that are sent
   * @throws IOException if the client has gone
   */
  public void honest(MirrorFault.Request request, byte[] body, int atMost) throws IOException {
    int from = honestHead(request, body);
    bytes(body, from, Math.min(atMost, body.length - from));
  }

  /**
   * Answers honestly, in pieces with time between them.
   *
   * @param request what was asked
   * @param body the whole body
   * @param piece the bytes of one piece
   * @param millis the time between two pieces
   * @throws IOException if the client has gone
   */
  public void honest(MirrorFault.Request request, byte[] body, int piece, long millis)
      throws IOException {
    for (int at = honestHead(request, body); at < body.length && open(); at += piece) {
      bytes(body, at, Math.min(piece, body.length - at));
      idle(millis);
    }
  }

  private int honestHead(MirrorFault.Request request, byte[] body) throws IOException {
    String tag = '"' + SimulatedKey.sha256(body).substring(0, 16) + '"';
    int from = rangeStart(request, tag);
    if (from > 0 && from >= body.length) {
      head(416, Map.of("Content-Range", "bytes */" + body.length, "Content-Length", "0"));
      return body.length;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", tag);
    headers.put("Accept-Ranges", "bytes");
    headers.put("Content-Length", Integer.toString(body.length - from));
    if (from > 0) {
      headers.put("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
    }
    head(from > 0 ? 206 : 200, headers);
    return from;
  }

  private static int rangeStart(MirrorFault.Request request, String tag) {
    Matcher range = RANGE.matcher(request.headers().getOrDefault("range", ""));
    boolean same = request.headers().getOrDefault("if-range", tag).equals(tag);
    return range.matches() && same ? Integer.parseInt(range.group(1)) : 0;
  }
}
