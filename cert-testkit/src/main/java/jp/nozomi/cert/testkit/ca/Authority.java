package jp.nozomi.cert.testkit.ca;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.nozomi.cert.core.key.KeySpec;
import org.bouncycastle.asn1.x500.X500Name;

/** A root and the issuing authority under it. Immutable and thread-safe. */
public final class Authority {
  /** Wide enough for every clock that a test may set. */
  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant UNTIL = Instant.parse("2049-12-31T23:59:59Z");
  private static final int SERIAL_BITS = 128;

  private final HeldCertificate issuing;
  private final RandomGenerator random;
  private final Optional<String> statusOrigin;

  /**
   * Uses an issuing authority that exists.
   *
   * @param issuing the issuing authority, its root above it
   * @param random gives the serial numbers
   */
  public Authority(HeldCertificate issuing, RandomGenerator random) {
    this(issuing, random, Optional.empty());
  }

  private Authority(
      HeldCertificate issuing, RandomGenerator random, Optional<String> statusOrigin) {
    this.issuing = issuing;
    this.random = random;
    this.statusOrigin = statusOrigin;
  }

  /**
   * Names in every certificate from now on where its status is told.
   *
   * @param origin for example http://localhost:40004
   * @return the same authority, with that
   */
  public Authority tellingStatusAt(String origin) {
    return new Authority(issuing, random, Optional.of(origin));
  }

  /**
   * Makes a root and an issuing authority.
   *
   * @param name a word for both names
   * @param spec the kind of their keys
   * @param random gives the serial numbers
   * @return the authority
   */
  public static Authority create(String name, KeySpec spec, RandomGenerator random) {
    HeldCertificate root =
        HeldCertificate.builder()
            .keyPair(Keys.generate(spec))
            .subject("O=Nozomi Test,CN=" + name + " Root CA")
            .serial(serial(random))
            .valid(FROM, UNTIL)
            .authority()
            .build();
    HeldCertificate issuing =
        HeldCertificate.builder()
            .keyPair(Keys.generate(spec))
            .subject("O=Nozomi Test,CN=" + name + " Issuing CA - G4")
            .serial(serial(random))
            .valid(FROM, UNTIL)
            .authority()
            .issuedBy(root)
            .build();
    return new Authority(issuing, random);
  }

  private static BigInteger serial(RandomGenerator random) {
    byte[] bytes = new byte[SERIAL_BITS / 8];
    BigInteger serial = BigInteger.ZERO;
    while (serial.signum() == 0) {
      random.nextBytes(bytes);
      serial = new BigInteger(1, bytes);
    }
    return serial;
  }

  /**
   * Gives the issuing authority.
   *
   * @return the certificate that signs the customers' certificates
   */
  public HeldCertificate issuing() {
    return issuing;
  }

  /**
   * Gives the root.
   *
   * @return the trust anchor
   */
  public HeldCertificate root() {
    return issuing.issuers().get(0);
  }

  /**
   * Tells when a customer's certificate ends; its times are whole seconds.
   *
   * @param notBefore the first second
   * @param validity how long it is valid
   * @return the last second
   */
  public static Instant lastSecond(Instant notBefore, Duration validity) {
    return Instant.ofEpochSecond(notBefore.getEpochSecond()).plus(validity);
  }

  /**
   * Starts a customer's certificate: random serial number, client authentication.
   *
   * @param subject the subject in DER
   * @param key the customer's public key
   * @param notBefore the first second
   * @param validity how long it is valid
   * @return a builder, to be built as it is or changed
   */
  public HeldCertificateBuilder customer(
      byte[] subject, PublicKey key, Instant notBefore, Duration validity) {
    HeldCertificateBuilder out =
        HeldCertificate.builder()
            .subject(X500Name.getInstance(subject))
            .serial(serial(random))
            .valid(notBefore, lastSecond(notBefore, validity))
            .publicKey(key)
            .forClients()
            .issuedBy(issuing);
    statusOrigin.ifPresent(out::statusAt);
    return out;
  }
}
