package jp.nozomi.cert.testkit.fault;

import static jp.nozomi.cert.testkit.http.Delivery.Place;

import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.nozomi.cert.testkit.http.Delivery;
import jp.nozomi.cert.testkit.http.Reply;

/**
 * What can happen to one request or its reply.
 *
 * <p>Those that are said to be processed have their effect at the bank although the client does not
 * learn of it.
 */
public enum Fault {
  /** The connection ends before the request is processed. */
  CONNECTION_CLOSED(bank -> Replies.NOTHING.delivered(Delivery.closeAt(Place.START))),
  /** The connection is reset before the request is processed. */
  CONNECTION_RESET(bank -> Replies.NOTHING.delivered(Delivery.resetAt(Place.START))),
  /** Processed; the connection ends without a reply. */
  LOST_REPLY(bank -> bank.get().delivered(Delivery.closeAt(Place.START))),
  /** Processed; the connection is reset without a reply. */
  LOST_REPLY_RESET(bank -> bank.get().delivered(Delivery.resetAt(Place.START))),
  /** Processed; reset in the status line. */
  RESET_IN_STATUS_LINE(bank -> bank.get().delivered(Delivery.resetAt(Place.STATUS_LINE))),
  /** Processed; reset in the header fields. */
  RESET_IN_HEADERS(bank -> bank.get().delivered(Delivery.resetAt(Place.HEADERS))),
  /** Processed; reset after the header fields. */
  RESET_BEFORE_BODY(bank -> bank.get().delivered(Delivery.resetAt(Place.BODY_START))),
  /** Processed; reset in the body. */
  RESET_IN_BODY(bank -> bank.get().delivered(Delivery.resetAt(Place.BODY))),
  /** Processed; the connection ends in the header fields. */
  TRUNCATED_HEADERS(bank -> bank.get().delivered(Delivery.closeAt(Place.HEADERS))),
  /** Processed; the connection ends in the body. */
  TRUNCATED_BODY(bank -> bank.get().delivered(Delivery.closeAt(Place.BODY))),
  /** Not processed; nothing comes, and the connection stays. */
  STALL(bank -> Replies.NOTHING.delivered(Delivery.stallAt(Place.START))),
  /** Processed; nothing comes, and the connection stays. */
  STALL_AFTER_PROCESSING(bank -> bank.get().delivered(Delivery.stallAt(Place.START))),
  /** Processed; the header fields stop in the middle, and the connection stays. */
  STALL_IN_HEADERS(bank -> bank.get().delivered(Delivery.stallAt(Place.HEADERS))),
  /** Processed; the body stops in the middle, and the connection stays. */
  STALL_IN_BODY(bank -> bank.get().delivered(Delivery.stallAt(Place.BODY))),
  /** Processed; the reply comes at fifty bytes a second. */
  TRICKLE(bank -> bank.get().delivered(Delivery.trickle())),
  /** Processed twice, as if the network had doubled the request; the second reply is told. */
  PROCESSED_TWICE(bank -> Stream.generate(bank).limit(2).reduce(Replies.NOTHING, (a, b) -> b)),

  /** Processed; the reply says that it is HTML. */
  WRONG_CONTENT_TYPE(bank -> bank.get().without("Content-Type").with("Content-Type", "text/html")),
  /** Processed; the reply does not say what it is. */
  NO_CONTENT_TYPE(bank -> bank.get().without("Content-Type")),
  /** Processed; the length is announced longer than the body. */
  LENGTH_TOO_LONG(bank -> framed(bank, "Content-Length: 100000\r\n")),
  /** Processed; the length is announced shorter than the body. */
  LENGTH_TOO_SHORT(bank -> framed(bank, "Content-Length: 10\r\n")),
  /** Processed; the length is no number. */
  LENGTH_MALFORMED(bank -> framed(bank, "Content-Length: many\r\n")),
  /** Processed; two lengths that differ. */
  LENGTH_TWICE(bank -> framed(bank, "Content-Length: 10\r\nContent-Length: 20\r\n")),
  /** Processed; the body is said to be chunked and is not. */
  CHUNKS_MALFORMED(bank -> framed(bank, "Transfer-Encoding: chunked\r\n")),
  /** The chunked body has no last chunk. */
  CHUNKS_UNFINISHED(
      bank ->
          Replies.NOTHING.delivered(
              Delivery.raw(
                  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                      + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"))),
  /** A small compressed body that becomes 16 MiB. */
  GZIP_BOMB(bank -> Replies.json(Replies.gzipBomb()).with("Content-Encoding", "gzip")),
  /** A body that is said to be compressed and is not. */
  GZIP_MALFORMED(bank -> Replies.json("{}").with("Content-Encoding", "gzip")),
  /** JSON, ten thousand levels deep. */
  DEEP_JSON(bank -> Replies.json("[".repeat(10_000) + "]".repeat(10_000))),
  /** Processed; a JSON object with a member twice. */
  DUPLICATE_MEMBERS(
      bank ->
          Replies.edited(
              bank.get(), text -> text.replaceFirst("\\{", "{\"state\":1,\"state\":2,"))),
  /** JSON with a string of 200 KiB. */
  LONG_STRING(bank -> Replies.json("{\"state\":\"" + "x".repeat(200 * 1024) + "\"}")),
  /** JSON with forty thousand members. */
  MANY_MEMBERS(bank -> Replies.json(Replies.manyMembers())),
  /** JSON with a number of a hundred thousand digits. */
  LONG_NUMBER(bank -> Replies.json("{\"protocol\":" + "9".repeat(100_000) + "}")),
  /** Bytes that are no text. */
  GARBAGE(bank -> Replies.json(Replies.garbage())),
  /** No body where one is needed. */
  EMPTY_BODY(bank -> Replies.json("")),
  /** Processed; half of the JSON, complete as a message. */
  TRUNCATED_JSON(bank -> Replies.edited(bank.get(), text -> text.substring(0, text.length() / 2))),
  /** Processed; more behind the JSON. */
  TRAILING_JSON(bank -> Replies.edited(bank.get(), text -> text + "{}")),
  /** JSON that is not UTF-8. */
  NOT_UTF8(bank -> Replies.json(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'})),
  /** A JSON array where an object is needed. */
  ARRAY_INSTEAD(bank -> Replies.json("[]")),
  /** An object without the members that matter. */
  MEMBERS_MISSING(bank -> Replies.json("{}")),
  /** A body of 10 MB. */
  BODY_10_MB(bank -> Replies.json(" ".repeat(10_000_000))),
  /** A body without an end. */
  ENDLESS_BODY(
      bank ->
          Replies.NOTHING.delivered(
              Delivery.endless("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{", " "))),
  /** Header fields without an end. */
  ENDLESS_HEADERS(
      bank ->
          Replies.NOTHING.delivered(Delivery.endless("HTTP/1.1 200 OK\r\n", "X-More: more\r\n"))),
  /** Interim replies without an end. */
  ENDLESS_INTERIM_REPLIES(
      bank ->
          Replies.NOTHING.delivered(
              Delivery.endless(
                  "HTTP/1.1 102 Processing\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n"))),
  /** Something else than HTTP. */
  NOT_HTTP(bank -> Replies.NOTHING.delivered(Delivery.raw("220 mail ready\r\n"))),

  /** A redirection to another host. */
  REDIRECT_ELSEWHERE(bank -> Replies.redirect(302, "https://elsewhere.invalid/")),
  /** A permanent redirection to another host, which keeps method and body. */
  REDIRECT_PERMANENTLY(bank -> Replies.redirect(308, "https://elsewhere.invalid/")),
  /** A redirection to a connection without TLS. */
  REDIRECT_TO_HTTP(bank -> Replies.redirect(307, "http://localhost/")),
  /** A redirection to the same URL. */
  REDIRECT_TO_ITSELF(bank -> Replies.redirect(302, "")),
  /** Processed; the links lead to another host. */
  LINKS_ELSEWHERE(
      bank ->
          Replies.edited(
              bank.get(),
              text -> text.replaceAll("https://localhost:\\d+", "https://elsewhere.invalid"))),

  /** 500 with a problem document. */
  INTERNAL_PROBLEM(bank -> Replies.problem(500, "internal", "\"code\":\"G005e\"")),
  /** 500 with a page of HTML. */
  STATUS_500_HTML(bank -> Replies.html(500)),
  /** 502, as a gateway gives it. */
  STATUS_502_HTML(bank -> Replies.html(502)),
  /** 404 with a page of HTML. */
  STATUS_404_HTML(bank -> Replies.html(404)),
  /** 200 with a page of HTML, as a captive portal gives it. */
  STATUS_200_HTML(bank -> Replies.html(200)),
  /** 401 that asks for Basic credentials. */
  STATUS_401_BASIC(bank -> Replies.html(401).with("WWW-Authenticate", "Basic realm=\"bank\"")),
  /** 407 of an origin server, Basic: nobody may give it the proxy's password. */
  STATUS_407_BASIC(bank -> Replies.html(407).with("Proxy-Authenticate", "Basic realm=\"x\"")),
  /** 407 of an origin server, Digest. */
  STATUS_407_DIGEST(
      bank ->
          Replies.html(407)
              .with("Proxy-Authenticate", "Digest realm=\"x\", nonce=\"n\", qop=\"auth\"")),
  /** 407 of an origin server, Negotiate. */
  STATUS_407_NEGOTIATE(bank -> Replies.html(407).with("Proxy-Authenticate", "Negotiate")),
  /** 407 of an origin server, NTLM. */
  STATUS_407_NTLM(bank -> Replies.html(407).with("Proxy-Authenticate", "NTLM")),
  /** A status that does not exist. */
  STATUS_799(bank -> Replies.html(799).delivered(Delivery.whole())),

  /** 503 without a word on when. */
  BUSY(bank -> Replies.busy(503)),
  /** 503, again in one second. */
  BUSY_FOR_A_SECOND(bank -> Replies.busy(503).with("Retry-After", "1")),
  /** 503, again at once. */
  BUSY_FOR_ZERO_SECONDS(bank -> Replies.busy(503).with("Retry-After", "0")),
  /** 503, again after a negative time. */
  BUSY_FOR_NEGATIVE_SECONDS(bank -> Replies.busy(503).with("Retry-After", "-5")),
  /** 503, again in thirty thousand years. */
  BUSY_FOR_EVER(bank -> Replies.busy(503).with("Retry-After", "999999999999")),
  /** 503, again at a date that has passed. */
  BUSY_UNTIL_A_PAST_DATE(
      bank -> Replies.busy(503).with("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT")),
  /** 503, again at a date far ahead. */
  BUSY_UNTIL_A_FAR_DATE(
      bank -> Replies.busy(503).with("Retry-After", "Fri, 31 Dec 2099 23:59:59 GMT")),
  /** 503 with a Retry-After that is neither. */
  BUSY_UNTIL_NONSENSE(bank -> Replies.busy(503).with("Retry-After", "soon")),
  /** 429, again in one second. */
  TOO_MANY_REQUESTS(bank -> Replies.busy(429).with("Retry-After", "1")),

  /** Maintenance, until the end of 2099. */
  MAINTENANCE(
      bank ->
          Replies.problem(
              503, "maintenance", "\"code\":\"G005e\",\"until\":\"2099-12-31T15:00:00Z\"")),
  /** The session ran out of time. */
  SESSION_EXPIRED(bank -> Replies.problem(410, "session-expired", "\"retryable\":false")),
  /** Another login ended the session. */
  SESSION_TAKEN(bank -> Replies.problem(410, "session-taken", "\"retryable\":false")),
  /** A problem of a type that is in no document. */
  UNKNOWN_PROBLEM(bank -> Replies.problem(403, "moon-phase", "\"code\":\"G999e\"")),
  /** A problem whose members have the wrong types. */
  MALFORMED_PROBLEM(bank -> Replies.problem(403, "wrong-answer", "\"attemptsLeft\":\"three\"")),
  /** Processed; the server's date is far ahead. */
  DATE_AHEAD(bank -> Replies.dated(bank.get(), "Fri, 31 Dec 2099 23:59:59 GMT")),
  /** Processed; the server's date is no date. */
  DATE_MALFORMED(bank -> Replies.dated(bank.get(), "today"));

  private final Effect effect;

  Fault(Effect effect) {
    this.effect = effect;
  }

  /**
   * Lets the fault happen; called by the bank.
   *
   * @param bank processes the request and gives its reply
   * @return what happens instead
   */
  public Reply apply(Supplier<Reply> bank) {
    return effect.apply(bank);
  }

  private static Reply framed(Supplier<Reply> bank, String fields) {
    return bank.get().delivered(Delivery.framedBy(fields));
  }

  private interface Effect {
    Reply apply(Supplier<Reply> bank);
  }
}
