package jp.nozomi.cert.testkit.effect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import jp.nozomi.cert.testkit.http.Reply;

/** The replies that faults are made of. */
final class Replies {
  static final Reply NOTHING = Reply.empty(200);

  private static final int BOMB_MEBIBYTES = 16;

  private Replies() {}

  static Reply json(byte[] body) {
    return Reply.of(200, "application/json", body);
  }

  static Reply json(String body) {
    return Reply.text(200, "application/json", body);
  }

  static Reply html(int status) {
    return Reply.text(
        status, "text/html; charset=utf-8", "<!DOCTYPE html><title>Oops</title><p>Oops.</p>");
  }

  static Reply redirect(int status, String location) {
    return Reply.empty(status).with("Location", location);
  }

  static Reply problem(int status, String type, String members) {
    return Reply.text(
        status,
        "application/problem+json",
        "{\"type\":\"urn:nozomi:cert-enroll:"
            + type
            + "\",\"status\":"
            + status
            + ","
            + members
            + "}");
  }

  static Reply busy(int status) {
    return problem(status, "busy", "\"code\":\"G008e\",\"retryable\":true");
  }

  static Reply edited(Reply reply, UnaryOperator<String> edit) {
    String text = new String(reply.body(), StandardCharsets.UTF_8);
    return reply.withBody(edit.apply(text).getBytes(StandardCharsets.UTF_8));
  }

  static Reply dated(Reply reply, String date) {
    return reply.without("Date").with("Date", date);
  }

  static byte[] garbage() {
    byte[] out = new byte[1000];
    new Random(1).nextBytes(out);
    return out;
  }

  static String manyMembers() {
    StringBuilder out = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 40_000; i++) {
      out.append(",\"").append(i).append("\":1");
    }
    return out.append('}').toString();
  }

  static byte[] gzipBomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] spaces = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write('{');
      for (int i = 0; i < BOMB_MEBIBYTES; i++) {
        zip.write(spaces);
      }
      zip.write('}');
    } catch (IOException e) {
      throw new UncheckedIOException("compressing in memory", e);
    }
    return out.toByteArray();
  }
}
