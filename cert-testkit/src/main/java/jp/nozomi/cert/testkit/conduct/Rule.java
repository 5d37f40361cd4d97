package jp.nozomi.cert.testkit.conduct;

/** What strict mode holds a client to; each rule is one of the wire protocol. */
public enum Rule {
  /** Only URLs that the bank gave are called. */
  KNOWN_URL("calls only the URLs that the bank gave (section 1)"),
  /** URLs have no query: the client builds none. */
  NO_QUERY("adds no query to a URL (section 1)"),
  /** Tokens are in the Authorization header only. */
  TOKEN_IN_HEADER("keeps the token out of URLs and bodies (section 1)"),
  /** Calls outside of a session carry no token. */
  TOKEN_FOR_SESSION_ONLY("sends the token with the session's calls only (section 1)"),
  /** The header fields are those that HTTP and the protocol need. */
  KNOWN_HEADERS("sends no header fields but those that the protocol needs (section 1)"),
  /** A body says what it is. */
  CONTENT_TYPE("names the type of content of each body (sections 1 and 5)"),
  /** GET and DELETE, and the request for a nonce, have no body. */
  NO_BODY("sends no body with GET, DELETE and the request for a nonce (sections 3 to 5)"),
  /** A message is JSON of at most 256 KiB and 16 levels without duplicate members. */
  MESSAGE_FORM("keeps messages within the bounds of section 1"),
  /** No members but the document's. */
  KNOWN_MEMBERS("sends no members that the document does not have (sections 3 to 5)"),
  /** Nothing but DELETE after DELETE. */
  NOTHING_AFTER_CLOSE("does nothing in a session that it ended (section 3)"),
  /** Every session is ended. */
  SESSION_ENDED("ends each session that the bank did not end (section 3)"),
  /** An answered challenge is answered again with the same answers only. */
  SAME_ANSWERS("answers an answered challenge again with the same answers only (section 3.1)"),
  /** A session is bound to one key. */
  ONE_KEY("binds one key in a session (section 3.2)"),
  /** UUIDs are random and in lower case. */
  RANDOM_UUID("chooses random UUIDs, version 4, in lower case (section 4)"),
  /** One certification request for one UUID. */
  ONE_REQUEST("places one certification request for one UUID (section 4)"),
  /** An order in processing is asked for again only after the time that the bank named. */
  RETRY_AFTER("waits as long as Retry-After says (section 4)"),
  /** A nonce signs one message. */
  NONCE_ONCE("signs one message with one nonce (section 5)");

  private final String about;

  Rule(String about) {
    this.about = about;
  }

  /**
   * Tells what a client does that keeps the rule.
   *
   * @return the end of a sentence that begins with "The client"
   */
  public String about() {
    return about;
  }
}
