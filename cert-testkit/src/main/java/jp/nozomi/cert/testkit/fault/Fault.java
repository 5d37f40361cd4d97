package jp.nozomi.cert.testkit.fault;

/**
 * What can happen to one request or its reply.
 *
 * <p>Those that are said to be processed have their effect at the bank although the client does not
 * learn of it.
 */
public enum Fault {
  /** The connection ends before the request is processed. */
  CONNECTION_CLOSED,
  /** The connection is reset before the request is processed. */
  CONNECTION_RESET,
  /** Processed; the connection ends without a reply. */
  LOST_REPLY,
  /** Processed; the connection is reset without a reply. */
  LOST_REPLY_RESET,
  /** Processed; reset in the status line. */
  RESET_IN_STATUS_LINE,
  /** Processed; reset in the header fields. */
  RESET_IN_HEADERS,
  /** Processed; reset after the header fields. */
  RESET_BEFORE_BODY,
  /** Processed; reset in the body. */
  RESET_IN_BODY,
  /** Processed; the connection ends in the header fields. */
  TRUNCATED_HEADERS,
  /** Processed; the connection ends in the body. */
  TRUNCATED_BODY,
  /** Not processed; nothing comes, and the connection stays. */
  STALL,
  /** Processed; nothing comes, and the connection stays. */
  STALL_AFTER_PROCESSING,
  /** Processed; the header fields stop in the middle, and the connection stays. */
  STALL_IN_HEADERS,
  /** Processed; the body stops in the middle, and the connection stays. */
  STALL_IN_BODY,
  /** Processed; the reply comes at fifty bytes a second. */
  TRICKLE,
  /** Processed twice, as if the network had doubled the request; the second reply is told. */
  PROCESSED_TWICE,
  /** Processed; the reply before to the same URL comes again, as if polls had changed places. */
  EARLIER_REPLY,
  /** Processed; the reply says that it is HTML. */
  WRONG_CONTENT_TYPE,
  /** Processed; the reply does not say what it is. */
  NO_CONTENT_TYPE,
  /** Processed; the length is announced longer than the body. */
  LENGTH_TOO_LONG,
  /** Processed; the length is announced shorter than the body. */
  LENGTH_TOO_SHORT,
  /** Processed; the length is no number. */
  LENGTH_MALFORMED,
  /** Processed; two lengths that differ. */
  LENGTH_TWICE,
  /** Processed; the body is said to be chunked and is not. */
  CHUNKS_MALFORMED,
  /** The chunked body has no last chunk. */
  CHUNKS_UNFINISHED,
  /** A small compressed body that becomes 16 MiB. */
  GZIP_BOMB,
  /** A body that is said to be compressed and is not. */
  GZIP_MALFORMED,
  /** JSON, ten thousand levels deep. */
  DEEP_JSON,
  /** Processed; a JSON object with a member twice. */
  DUPLICATE_MEMBERS,
  /** JSON with a string of 200 KiB. */
  LONG_STRING,
  /** JSON with forty thousand members. */
  MANY_MEMBERS,
  /** JSON with a number of a hundred thousand digits. */
  LONG_NUMBER,
  /** Bytes that are no text. */
  GARBAGE,
  /** No body where one is needed. */
  EMPTY_BODY,
  /** Processed; half of the JSON, complete as a message. */
  TRUNCATED_JSON,
  /** Processed; more behind the JSON. */
  TRAILING_JSON,
  /** JSON that is not UTF-8. */
  NOT_UTF8,
  /** A JSON array where an object is needed. */
  ARRAY_INSTEAD,
  /** An object without the members that matter. */
  MEMBERS_MISSING,
  /** A body of 10 MB. */
  BODY_10_MB,
  /** A body without an end. */
  ENDLESS_BODY,
  /** Header fields without an end. */
  ENDLESS_HEADERS,
  /** Interim replies without an end. */
  ENDLESS_INTERIM_REPLIES,
  /** Something else than HTTP. */
  NOT_HTTP,
  /** A redirection to another host. */
  REDIRECT_ELSEWHERE,
  /** A permanent redirection to another host, which keeps method and body. */
  REDIRECT_PERMANENTLY,
  /** A redirection to a connection without TLS. */
  REDIRECT_TO_HTTP,
  /** A redirection to the same URL. */
  REDIRECT_TO_ITSELF,
  /** Processed; the links lead to another host. */
  LINKS_ELSEWHERE,
  /** 500 with a problem document. */
  INTERNAL_PROBLEM,
  /** 500 with a page of HTML. */
  STATUS_500_HTML,
  /** 502, as a gateway gives it. */
  STATUS_502_HTML,
  /** 404 with a page of HTML. */
  STATUS_404_HTML,
  /** 200 with a page of HTML, as a captive portal gives it. */
  STATUS_200_HTML,
  /** 401 that asks for Basic credentials. */
  STATUS_401_BASIC,
  /** 407 of an origin server, Basic: nobody may give it the proxy's password. */
  STATUS_407_BASIC,
  /** 407 of an origin server, Digest. */
  STATUS_407_DIGEST,
  /** 407 of an origin server, Negotiate. */
  STATUS_407_NEGOTIATE,
  /** 407 of an origin server, NTLM. */
  STATUS_407_NTLM,
  /** A status that does not exist. */
  STATUS_799,
  /** 503 without a word on when. */
  BUSY,
  /** 503, again in one second. */
  BUSY_FOR_A_SECOND,
  /** 503, again at once. */
  BUSY_FOR_ZERO_SECONDS,
  /** 503, again after a negative time. */
  BUSY_FOR_NEGATIVE_SECONDS,
  /** 503, again in thirty thousand years. */
  BUSY_FOR_EVER,
  /** 503, again at a date that has passed. */
  BUSY_UNTIL_A_PAST_DATE,
  /** 503, again at a date far ahead. */
  BUSY_UNTIL_A_FAR_DATE,
  /** 503 with a Retry-After that is neither. */
  BUSY_UNTIL_NONSENSE,
  /** 429, again in one second. */
  TOO_MANY_REQUESTS,
  /** Maintenance, until the end of 2099. */
  MAINTENANCE,
  /** The session ran out of time. */
  SESSION_EXPIRED,
  /** Another login ended the session. */
  SESSION_TAKEN,
  /** A problem of a type that is in no document. */
  UNKNOWN_PROBLEM,
  /** A problem whose members have the wrong types. */
  MALFORMED_PROBLEM,
  /** Processed; the server's date is far ahead. */
  DATE_AHEAD,
  /** Processed; the server's date is no date. */
  DATE_MALFORMED
}
