package jp.nozomi.cert.core.error;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A code with the facts that a screen, a log and a script need beside it.
 *
 * @param code the code
 * @param type a stable word for the exact condition, for scripts and logs: the wire protocol's
 *     problem name, or a local one such as store-full
 * @param traceId the bank's trace id of the request, for the support desk
 * @param bankPage the bank's page that mends the condition, https
 * @param retryAt when trying again makes sense
 * @param attemptsLeft how many attempts the customer has left
 * @param revocation whether an issued certificate may have to be revoked
 * @param facts more names and values, nothing secret
 */
public record Failure(
    ErrorCode code,
    String type,
    Optional<String> traceId,
    Optional<URI> bankPage,
    Optional<Instant> retryAt,
    OptionalInt attemptsLeft,
    Revocation revocation,
    Map<String, String> facts) {
  /** Whether an issued certificate may have to be revoked after the failure. */
  public enum Revocation {
    /** Nothing was issued, or what was issued is safe. */
    NOT_NEEDED,
    /** The app can still finish: revoke only if that fails for good. */
    IF_NOT_RECOVERED,
    /** A certificate was issued that can not be used. */
    NEEDED
  }

  /**
   * Copies the facts, sorted by name.
   *
   * @param code the code
   * @param type a stable word for the exact condition
   * @param traceId the bank's trace id of the request
   * @param bankPage the bank's page that mends the condition
   * @param retryAt when trying again makes sense
   * @param attemptsLeft how many attempts the customer has left
   * @param revocation whether an issued certificate may have to be revoked
   * @param facts names and values, nothing secret
   */
  public Failure {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /**
   * Makes a failure of which only the code is known.
   *
   * @param code the code
   */
  public Failure(ErrorCode code) {
    this(code, word(code));
  }

  /**
   * Makes a failure of which the code and the exact condition are known.
   *
   * @param code the code
   * @param type the stable word for the condition
   */
  public Failure(ErrorCode code, String type) {
    this(
        code,
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Revocation.NOT_NEEDED,
        Map.of());
  }

  /**
   * Gives the word that scripts and logs know a constant by.
   *
   * @param constant a code, or a reason such as STORE_FULL
   * @return its name in lower case with hyphens, for example store-full
   */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Tells the same under another code; the word for the exact condition stays.
   *
   * @param other the code
   * @return a copy with it
   */
  public Failure withCode(ErrorCode other) {
    return new Failure(other, type, traceId, bankPage, retryAt, attemptsLeft, revocation, facts);
  }

  /**
   * Adds the bank's trace id.
   *
   * @param id the trace id
   * @return a copy with it
   */
  public Failure withTraceId(Optional<String> id) {
    return new Failure(code, type, id, bankPage, retryAt, attemptsLeft, revocation, facts);
  }

  /**
   * Adds the bank's page that mends the condition.
   *
   * @param page the page
   * @return a copy with it
   */
  public Failure withBankPage(Optional<URI> page) {
    return new Failure(code, type, traceId, page, retryAt, attemptsLeft, revocation, facts);
  }

  /**
   * Adds when trying again makes sense.
   *
   * @param at the instant
   * @return a copy with it
   */
  public Failure withRetryAt(Optional<Instant> at) {
    return new Failure(code, type, traceId, bankPage, at, attemptsLeft, revocation, facts);
  }

  /**
   * Adds how many attempts are left.
   *
   * @param attempts the count
   * @return a copy with it
   */
  public Failure withAttemptsLeft(OptionalInt attempts) {
    return new Failure(code, type, traceId, bankPage, retryAt, attempts, revocation, facts);
  }

  /**
   * Says whether an issued certificate may have to be revoked.
   *
   * @param needed whether
   * @return a copy with it
   */
  public Failure withRevocation(Revocation needed) {
    return new Failure(code, type, traceId, bankPage, retryAt, attemptsLeft, needed, facts);
  }

  /**
   * Adds a fact, or replaces the one of that name.
   *
   * @param name its name
   * @param value its value, nothing secret
   * @return a copy with it
   */
  public Failure with(String name, String value) {
    Map<String, String> more = new HashMap<>(facts);
    more.put(name, value);
    return new Failure(code, type, traceId, bankPage, retryAt, attemptsLeft, revocation, more);
  }
}
