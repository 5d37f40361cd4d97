package jp.nozomi.cert.protocol.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.protocol.failure.BankException;
import jp.nozomi.cert.protocol.transport.Reply;

/** Turns replies that are no success into failures with a code (wire protocol, section 6). */
final class Problems {
  private static final int REDIRECTS = 300;
  private static final int CLIENT_ERRORS = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final String TRACE = "[A-Za-z0-9-]{1,64}";
  private static final String VERSION = "[0-9A-Za-z.+-]{1,32}";

  private final LinkRules rules;
  private final Clock clock;
  private final JsonReader reader = new JsonReader(JsonLimits.MESSAGE);

  Problems(LinkRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** The problem document of a reply, if it has one. */
  Optional<JsonObject> document(Reply reply) {
    if (reply.status() < CLIENT_ERRORS || !isProblem(reply)) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.readObject(reply.body()));
    } catch (JsonException e) {
      // What stands between the bank and us may answer with anything: the status has to do.
      return Optional.empty();
    }
  }

  Optional<ProblemName> name(JsonObject document) {
    try {
      return document.optionalString("type").flatMap(ProblemName::find);
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  BankException exception(Reply reply) {
    Optional<JsonObject> document = document(reply);
    Optional<ProblemName> name = document.flatMap(this::name);
    Failure failure =
        name.map(known -> new Failure(known.code(), known.label()))
            .orElseGet(() -> byStatus(reply.status()))
            .withTraceId(trace(reply))
            .withRetryAt(retryAt(reply));
    if (document.isPresent()) {
      try {
        failure = withMembers(failure, document.get());
      } catch (JsonException e) {
        return malformed(reply, e);
      }
    }
    return new BankException(reply.status(), failure, "status " + reply.status(), null);
  }

  /** A reply that should have been a success, but is not what it must be. */
  BankException malformed(Reply reply, JsonException cause) {
    Failure failure =
        new Failure(ErrorCode.NOT_AVAILABLE, "malformed-reply")
            .withTraceId(trace(reply))
            .with("member", cause.where());
    return new BankException(reply.status(), failure, String.valueOf(cause.getMessage()), cause);
  }

  Optional<Duration> retryAfter(Reply reply) {
    return RetryAfter.of(reply, clock.instant());
  }

  private Failure withMembers(Failure failure, JsonObject document) throws JsonException {
    Failure full =
        failure
            .withAttemptsLeft(ChallengeDocument.attempts(document))
            .withBankPage(rules.page(document.optionalString("bankPage")));
    Optional<String> field = document.optionalString("field").filter(text -> text.length() <= 64);
    if (field.isPresent()) {
      full = full.with("field", field.get());
    }
    Optional<String> minimum =
        document.optionalString("minimumClient").filter(text -> text.matches(VERSION));
    if (minimum.isPresent()) {
      full = full.with("minimumClient", minimum.get());
    }
    Optional<Instant> until = document.optionalInstant("until");
    return until.isPresent() ? full.withRetryAt(until) : full;
  }

  private Optional<Instant> retryAt(Reply reply) {
    return retryAfter(reply).map(wait -> clock.instant().plus(wait));
  }

  private static Optional<String> trace(Reply reply) {
    return reply.header("trace-id").filter(text -> text.matches(TRACE));
  }

  private static boolean isProblem(Reply reply) {
    return reply
        .header("content-type")
        .map(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/problem+json"))
        .orElse(false);
  }

  private static Failure byStatus(int status) {
    if (status == UNAVAILABLE || status == TOO_MANY_REQUESTS) {
      return new Failure(ErrorCode.BUSY);
    }
    boolean redirect = status >= REDIRECTS && status < CLIENT_ERRORS;
    return new Failure(ErrorCode.NOT_AVAILABLE, redirect ? "redirect" : "unexpected-status")
        .with("status", Integer.toString(status));
  }
}
