package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Nonces for messages signed by an order's key: single use, five minutes. Thread-safe. */
public final class Nonces {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int SWEEP_ABOVE = 10_000;

  private final Clock clock;
  private final RandomTokens tokens;
  private final Map<String, Instant> expiry = new ConcurrentHashMap<>();

  Nonces(Clock clock, RandomTokens tokens) {
    this.clock = clock;
    this.tokens = tokens;
  }

  /**
   * A nonce.
   *
   * @param value the nonce
   * @param expires until when it can be used
   */
  public record Nonce(String value, Instant expires) {}

  /**
   * Makes a nonce.
   *
   * @return a fresh nonce
   */
  public Nonce next() {
    Instant now = clock.instant();
    if (expiry.size() > SWEEP_ABOVE) {
      expiry.values().removeIf(now::isAfter);
    }
    Nonce nonce = new Nonce(tokens.next(24), now.plus(LIFE));
    expiry.put(nonce.value(), nonce.expires());
    return nonce;
  }

  /**
   * Uses a nonce up.
   *
   * @param value the nonce
   * @return whether it was good
   */
  public boolean use(String value) {
    Instant expires = expiry.remove(value);
    return expires != null && !clock.instant().isAfter(expires);
  }
}
