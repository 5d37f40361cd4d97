package jp.nozomi.cert.protocol.preflight;

import static jp.nozomi.cert.protocol.preflight.Outcome.FAILED;
import static jp.nozomi.cert.protocol.preflight.Outcome.OK;
import static jp.nozomi.cert.protocol.preflight.Outcome.WARNING;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that a check can find; each has its texts in the bundles. */
enum Finding {
  PROFILE_OK(CheckId.PROFILE, OK, "ok"),
  PROFILE_INVALID(CheckId.PROFILE, FAILED, "invalid"),
  PROFILE_NO_CLIENT_ANCHOR(CheckId.PROFILE, FAILED, "no-client-anchor"),
  PROFILE_ANCHOR_EXPIRED(CheckId.PROFILE, WARNING, "anchor-expired"),

  PROXY_DIRECT(CheckId.PROXY, OK, "direct"),
  PROXY_FOUND(CheckId.PROXY, OK, "via-proxy"),
  PROXY_TIMED_OUT(CheckId.PROXY, FAILED, "timed-out"),

  DNS_OK(CheckId.DNS, OK, "ok"),
  DNS_UNKNOWN_HOST(CheckId.DNS, FAILED, "unknown-host"),
  DNS_TIMED_OUT(CheckId.DNS, FAILED, "timed-out"),

  TCP_OK(CheckId.TCP, OK, "ok"),
  TCP_SOME_ADDRESSES(CheckId.TCP, WARNING, "some-addresses"),
  TCP_REFUSED(CheckId.TCP, FAILED, "refused"),
  TCP_TIMED_OUT(CheckId.TCP, FAILED, "timed-out"),
  TCP_UNREACHABLE(CheckId.TCP, FAILED, "unreachable"),

  LOGIN_NO_PROXY(CheckId.PROXY_LOGIN, OK, "no-proxy"),
  LOGIN_OK(CheckId.PROXY_LOGIN, OK, "ok"),
  LOGIN_NEEDED(CheckId.PROXY_LOGIN, FAILED, "login-needed"),
  LOGIN_WRONG(CheckId.PROXY_LOGIN, FAILED, "login-wrong"),
  LOGIN_UNSUPPORTED(CheckId.PROXY_LOGIN, FAILED, "method-unsupported"),
  LOGIN_REFUSED(CheckId.PROXY_LOGIN, FAILED, "refused"),
  LOGIN_NOT_REACHED(CheckId.PROXY_LOGIN, FAILED, "not-reached"),
  LOGIN_NOT_A_PROXY(CheckId.PROXY_LOGIN, FAILED, "not-a-proxy"),
  LOGIN_TIMED_OUT(CheckId.PROXY_LOGIN, FAILED, "timed-out"),
  LOGIN_LOST(CheckId.PROXY_LOGIN, FAILED, "connection-lost"),

  TLS_OK(CheckId.TLS, OK, "ok"),
  TLS_INTERCEPTED(CheckId.TLS, FAILED, "intercepted"),
  TLS_UNTRUSTED(CheckId.TLS, FAILED, "untrusted"),
  TLS_WRONG_HOST(CheckId.TLS, FAILED, "wrong-host"),
  TLS_EXPIRED(CheckId.TLS, FAILED, "expired"),
  TLS_NOT_YET_VALID(CheckId.TLS, FAILED, "not-yet-valid"),
  TLS_NOT_TLS(CheckId.TLS, FAILED, "not-tls"),
  TLS_NOT_AGREED(CheckId.TLS, FAILED, "not-agreed"),
  TLS_TIMED_OUT(CheckId.TLS, FAILED, "timed-out"),
  TLS_LOST(CheckId.TLS, FAILED, "connection-lost"),

  HTTP_OK(CheckId.HTTP, OK, "ok"),
  HTTP_NOT_THE_BANK(CheckId.HTTP, FAILED, "not-the-bank"),
  HTTP_REDIRECTED(CheckId.HTTP, FAILED, "redirected"),
  HTTP_BUSY(CheckId.HTTP, FAILED, "busy"),
  HTTP_SERVER_ERROR(CheckId.HTTP, FAILED, "server-error"),
  HTTP_UNEXPECTED_STATUS(CheckId.HTTP, FAILED, "unexpected-status"),
  HTTP_MALFORMED(CheckId.HTTP, FAILED, "malformed"),
  HTTP_TOO_LONG(CheckId.HTTP, FAILED, "too-long"),
  HTTP_TIMED_OUT(CheckId.HTTP, FAILED, "timed-out"),
  HTTP_LOST(CheckId.HTTP, FAILED, "connection-lost"),

  DIRECTORY_OK(CheckId.DIRECTORY, OK, "ok"),
  DIRECTORY_EST(CheckId.DIRECTORY, OK, "est"),
  DIRECTORY_PARTLY_OFFERED(CheckId.DIRECTORY, WARNING, "partly-offered"),
  DIRECTORY_NOTHING_OFFERED(CheckId.DIRECTORY, FAILED, "nothing-offered"),
  DIRECTORY_MAINTENANCE(CheckId.DIRECTORY, FAILED, "maintenance"),
  DIRECTORY_CLIENT_TOO_OLD(CheckId.DIRECTORY, FAILED, "client-too-old"),
  DIRECTORY_OTHER_BANK(CheckId.DIRECTORY, FAILED, "other-bank"),
  DIRECTORY_OTHER_AUTHORITIES(CheckId.DIRECTORY, FAILED, "other-authorities"),
  DIRECTORY_OTHER_PROTOCOL(CheckId.DIRECTORY, FAILED, "other-protocol"),
  DIRECTORY_MALFORMED(CheckId.DIRECTORY, FAILED, "malformed"),
  DIRECTORY_REFUSED(CheckId.DIRECTORY, FAILED, "refused"),
  DIRECTORY_NO_REPLY(CheckId.DIRECTORY, FAILED, "no-reply"),

  CLOCK_OK(CheckId.CLOCK, OK, "ok"),
  CLOCK_WRONG(CheckId.CLOCK, WARNING, "wrong"),

  STORE_OK(CheckId.STORE, OK, "ok"),
  STORE_TOO_WEAK(CheckId.STORE, FAILED, "protection-too-weak"),
  STORE_NO_COMMON_KEY(CheckId.STORE, FAILED, "no-common-key"),
  STORE_NOT_WRITABLE(CheckId.STORE, FAILED, "not-writable"),
  STORE_FULL(CheckId.STORE, FAILED, "full"),
  STORE_LOCKED(CheckId.STORE, FAILED, "locked"),
  STORE_PASSWORD(CheckId.STORE, FAILED, "password"),
  STORE_UNREADABLE(CheckId.STORE, FAILED, "unreadable"),
  STORE_NOT_AVAILABLE(CheckId.STORE, FAILED, "not-available"),
  STORE_TIMED_OUT(CheckId.STORE, FAILED, "timed-out"),

  JOURNAL_OK(CheckId.JOURNAL, OK, "ok"),
  JOURNAL_PENDING(CheckId.JOURNAL, WARNING, "pending"),
  JOURNAL_FOREIGN(CheckId.JOURNAL, WARNING, "foreign"),
  JOURNAL_IN_USE(CheckId.JOURNAL, WARNING, "in-use"),
  JOURNAL_UNUSABLE(CheckId.JOURNAL, FAILED, "unusable"),
  JOURNAL_TIMED_OUT(CheckId.JOURNAL, FAILED, "timed-out"),

  // From the best to the worst: the worst certificate speaks for all.
  CERTIFICATES_OK(CheckId.CERTIFICATES, OK, "ok"),
  CERTIFICATES_NONE(CheckId.CERTIFICATES, OK, "none"),
  CERTIFICATES_NO_KEY(CheckId.CERTIFICATES, WARNING, "no-key"),
  CERTIFICATES_NOT_YET_VALID(CheckId.CERTIFICATES, WARNING, "not-yet-valid"),
  CERTIFICATES_RENEWABLE(CheckId.CERTIFICATES, WARNING, "renewable"),
  CERTIFICATES_ENDING(CheckId.CERTIFICATES, FAILED, "ending"),
  CERTIFICATES_EXPIRED(CheckId.CERTIFICATES, FAILED, "expired"),

  SOFTWARE_OK(CheckId.SOFTWARE, OK, "ok"),
  SOFTWARE_NOT_APPLICABLE(CheckId.SOFTWARE, OK, "not-applicable"),
  SOFTWARE_CONFLICTING(CheckId.SOFTWARE, WARNING, "conflicting"),
  SOFTWARE_UNKNOWN(CheckId.SOFTWARE, WARNING, "unknown");

  private final CheckId id;
  private final Outcome outcome;
  private final String cause;

  Finding(CheckId id, Outcome outcome, String cause) {
    this.id = id;
    this.outcome = outcome;
    this.cause = cause;
  }

  /** A result without facts. */
  CheckResult result() {
    return new CheckResult(id, outcome, cause, Map.of(), List.of(), Duration.ZERO);
  }

  /** A result with its first fact. */
  CheckResult with(String name, Object value) {
    return result().with(name, value);
  }
}
