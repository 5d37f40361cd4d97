package jp.nozomi.cert.testkit.effect;

import static jp.nozomi.cert.testkit.http.Delivery.Place;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.http.Delivery;
import jp.nozomi.cert.testkit.http.Reply;

/** Lets faults happen. */
public final class Effects {
  private Effects() {}

  /**
   * Lets a fault happen to a request.
   *
   * @param fault the fault
   * @param bank processes the request and gives its reply
   * @param earlier the bank's reply before to the same call, if there was one
   * @return what happens instead
   */
  public static Reply apply(Fault fault, Supplier<Reply> bank, Optional<Reply> earlier) {
    return switch (fault) {
      case CONNECTION_CLOSED -> Replies.NOTHING.delivered(Delivery.closeAt(Place.START));
      case CONNECTION_RESET -> Replies.NOTHING.delivered(Delivery.resetAt(Place.START));
      case LOST_REPLY -> bank.get().delivered(Delivery.closeAt(Place.START));
      case LOST_REPLY_RESET -> bank.get().delivered(Delivery.resetAt(Place.START));
      case RESET_IN_STATUS_LINE -> bank.get().delivered(Delivery.resetAt(Place.STATUS_LINE));
      case RESET_IN_HEADERS -> bank.get().delivered(Delivery.resetAt(Place.HEADERS));
      case RESET_BEFORE_BODY -> bank.get().delivered(Delivery.resetAt(Place.BODY_START));
      case RESET_IN_BODY -> bank.get().delivered(Delivery.resetAt(Place.BODY));
      case TRUNCATED_HEADERS -> bank.get().delivered(Delivery.closeAt(Place.HEADERS));
      case TRUNCATED_BODY -> bank.get().delivered(Delivery.closeAt(Place.BODY));
      case STALL -> Replies.NOTHING.delivered(Delivery.stallAt(Place.START));
      case STALL_AFTER_PROCESSING -> bank.get().delivered(Delivery.stallAt(Place.START));
      case STALL_IN_HEADERS -> bank.get().delivered(Delivery.stallAt(Place.HEADERS));
      case STALL_IN_BODY -> bank.get().delivered(Delivery.stallAt(Place.BODY));
      case TRICKLE -> bank.get().delivered(Delivery.trickle());
      case PROCESSED_TWICE -> Stream.generate(bank).limit(2).reduce(Replies.NOTHING, (a, b) -> b);
      case EARLIER_REPLY -> {
        Reply now = bank.get();
        yield earlier.orElse(now);
      }
      case WRONG_CONTENT_TYPE ->
          bank.get().without("Content-Type").with("Content-Type", "text/html");
      case NO_CONTENT_TYPE -> bank.get().without("Content-Type");
      case LENGTH_TOO_LONG -> framed(bank, "Content-Length: 100000\r\n");
      case LENGTH_TOO_SHORT -> framed(bank, "Content-Length: 10\r\n");
      case LENGTH_MALFORMED -> framed(bank, "Content-Length: many\r\n");
      case LENGTH_TWICE -> framed(bank, "Content-Length: 10\r\nContent-Length: 20\r\n");
      case CHUNKS_MALFORMED -> framed(bank, "Transfer-Encoding: chunked\r\n");
      case CHUNKS_UNFINISHED ->
          Replies.NOTHING.delivered(
              Delivery.raw(
                  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                      + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"));
      case GZIP_BOMB -> Replies.json(Replies.gzipBomb()).with("Content-Encoding", "gzip");
      case GZIP_MALFORMED -> Replies.json("{}").with("Content-Encoding", "gzip");
      case DEEP_JSON -> Replies.json("[".repeat(10_000) + "]".repeat(10_000));
      case DUPLICATE_MEMBERS ->
          Replies.edited(bank.get(), text -> text.replaceFirst("\\{", "{\"state\":1,\"state\":2,"));
      case LONG_STRING -> Replies.json("{\"state\":\"" + "x".repeat(200 * 1024) + "\"}");
      case MANY_MEMBERS -> Replies.json(Replies.manyMembers());
      case LONG_NUMBER -> Replies.json("{\"protocol\":" + "9".repeat(100_000) + "}");
      case GARBAGE -> Replies.json(Replies.garbage());
      case EMPTY_BODY -> Replies.json("");
      case TRUNCATED_JSON ->
          Replies.edited(bank.get(), text -> text.substring(0, text.length() / 2));
      case TRAILING_JSON -> Replies.edited(bank.get(), text -> text + "{}");
      case NOT_UTF8 ->
          Replies.json(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'});
      case ARRAY_INSTEAD -> Replies.json("[]");
      case MEMBERS_MISSING -> Replies.json("{}");
      case BODY_10_MB -> Replies.json(" ".repeat(10_000_000));
      case ENDLESS_BODY ->
          Replies.NOTHING.delivered(
              Delivery.endless("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{", " "));
      case ENDLESS_HEADERS ->
          Replies.NOTHING.delivered(Delivery.endless("HTTP/1.1 200 OK\r\n", "X-More: more\r\n"));
      case ENDLESS_INTERIM_REPLIES ->
          Replies.NOTHING.delivered(
              Delivery.endless(
                  "HTTP/1.1 102 Processing\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n"));
      case NOT_HTTP -> Replies.NOTHING.delivered(Delivery.raw("220 mail ready\r\n"));
      case REDIRECT_ELSEWHERE -> Replies.redirect(302, "https://elsewhere.invalid/");
      case REDIRECT_PERMANENTLY -> Replies.redirect(308, "https://elsewhere.invalid/");
      case REDIRECT_TO_HTTP -> Replies.redirect(307, "http://localhost/");
      case REDIRECT_TO_ITSELF -> Replies.redirect(302, "");
      case LINKS_ELSEWHERE ->
          Replies.edited(
              bank.get(),
              text -> text.replaceAll("https://localhost:\\d+", "https://elsewhere.invalid"));
      case INTERNAL_PROBLEM -> Replies.problem(500, "internal", "\"code\":\"G005e\"");
      case STATUS_500_HTML -> Replies.html(500);
      case STATUS_502_HTML -> Replies.html(502);
      case STATUS_404_HTML -> Replies.html(404);
      case STATUS_200_HTML -> Replies.html(200);
      case STATUS_401_BASIC -> Replies.html(401).with("WWW-Authenticate", "Basic realm=\"bank\"");
      case STATUS_407_BASIC -> Replies.html(407).with("Proxy-Authenticate", "Basic realm=\"x\"");
      case STATUS_407_DIGEST ->
          Replies.html(407)
              .with("Proxy-Authenticate", "Digest realm=\"x\", nonce=\"n\", qop=\"auth\"");
      case STATUS_407_NEGOTIATE -> Replies.html(407).with("Proxy-Authenticate", "Negotiate");
      case STATUS_407_NTLM -> Replies.html(407).with("Proxy-Authenticate", "NTLM");
      case STATUS_799 -> Replies.html(799).delivered(Delivery.whole());
      case BUSY -> Replies.busy(503);
      case BUSY_FOR_A_SECOND -> Replies.busy(503).with("Retry-After", "1");
      case BUSY_FOR_ZERO_SECONDS -> Replies.busy(503).with("Retry-After", "0");
      case BUSY_FOR_NEGATIVE_SECONDS -> Replies.busy(503).with("Retry-After", "-5");
      case BUSY_FOR_EVER -> Replies.busy(503).with("Retry-After", "999999999999");
      case BUSY_UNTIL_A_PAST_DATE ->
          Replies.busy(503).with("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT");
      case BUSY_UNTIL_A_FAR_DATE ->
          Replies.busy(503).with("Retry-After", "Fri, 31 Dec 2099 23:59:59 GMT");
      case BUSY_UNTIL_NONSENSE -> Replies.busy(503).with("Retry-After", "soon");
      case TOO_MANY_REQUESTS -> Replies.busy(429).with("Retry-After", "1");
      case MAINTENANCE ->
          Replies.problem(
              503, "maintenance", "\"code\":\"G005e\",\"until\":\"2099-12-31T15:00:00Z\"");
      case SESSION_EXPIRED -> Replies.problem(410, "session-expired", "\"retryable\":false");
      case SESSION_TAKEN -> Replies.problem(410, "session-taken", "\"retryable\":false");
      case UNKNOWN_PROBLEM -> Replies.problem(403, "moon-phase", "\"code\":\"G999e\"");
      case MALFORMED_PROBLEM -> Replies.problem(403, "wrong-answer", "\"attemptsLeft\":\"three\"");
      case DATE_AHEAD -> Replies.dated(bank.get(), "Fri, 31 Dec 2099 23:59:59 GMT");
      case DATE_MALFORMED -> Replies.dated(bank.get(), "today");
    };
  }

  private static Reply framed(Supplier<Reply> bank, String fields) {
    return bank.get().delivered(Delivery.framedBy(fields));
  }
}
