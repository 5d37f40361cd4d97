package jp.nozomi.cert.testkit;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.http.TlsIdentity;

/**
 * The bank's own TLS authority and its certificate for this PC's host names.
 *
 * @param server the server's certificate, its authority above it
 */
record TlsCredentials(HeldCertificate server) {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration SERVER_LIFE = Duration.ofDays(397);

  /**
   * Makes both. They follow the PC's clock and not the bank's: the client checks them by its own.
   */
  static TlsCredentials create() {
    Instant from = Clock.systemUTC().instant().minus(Duration.ofDays(1));
    HeldCertificate authority =
        HeldCertificate.builder()
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .subject("O=Nozomi Test,CN=Nozomi Test TLS CA")
            .serial(serial())
            .valid(from, from.plus(AUTHORITY_LIFE))
            .authority()
            .build();
    return new TlsCredentials(
        HeldCertificate.builder()
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .subject("O=Nozomi Test,CN=localhost")
            .serial(serial())
            .valid(from, from.plus(SERVER_LIFE))
            .forServers("localhost", "127.0.0.1", "::1")
            .issuedBy(authority)
            .build());
  }

  private static BigInteger serial() {
    return new BigInteger(120, new SecureRandom()).add(BigInteger.ONE);
  }

  /** One for all banks of this JVM that live in memory: later banks start faster. */
  static TlsCredentials shared() {
    return Shared.INSTANCE;
  }

  X509Certificate authority() {
    return server.issuers().get(0).certificate();
  }

  TlsIdentity identity() {
    return new TlsIdentity(server.keyPair().getPrivate(), List.of(server.certificate()));
  }

  private static final class Shared {
    private static final TlsCredentials INSTANCE = TlsCredentials.create();
  }
}
