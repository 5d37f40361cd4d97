package jp.nozomi.cert.testkit.bank;

import java.util.Optional;

/**
 * What a call proves of its caller.
 *
 * @param token the bearer token
 * @param certificate the SHA-256 of the connection's client certificate
 */
public record Caller(Optional<String> token, Optional<String> certificate) {
  /** Leaves the token out. */
  @Override
  public String toString() {
    return "Caller[" + certificate.orElse("no certificate") + "]";
  }
}
