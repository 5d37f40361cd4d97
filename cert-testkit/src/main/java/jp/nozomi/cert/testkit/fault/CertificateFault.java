package jp.nozomi.cert.testkit.fault;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.HeldCertificateBuilder;
import jp.nozomi.cert.testkit.ca.Keys;

/**
 * What can be wrong with the certificate that a client fetches.
 *
 * <p>The bank itself records the right one, which the client never gets.
 */
public enum CertificateFault {
  /** Of another key than the request's. */
  WRONG_KEY(in -> chain(in.builder().publicKey(otherKey()))),
  /** By an authority that nobody knows, with the names of the right one. */
  WRONG_AUTHORITY(in -> chain(in.builder().issuedBy(impostor(in.authority())))),
  /** Signed by its own name and another key. */
  SELF_SIGNED(
      in ->
          HeldCertificate.builder()
              .keyPair(Keys.shared(KeySpec.EC_P256))
              .publicKey(in.right().certificate().getPublicKey())
              .forClients()
              .build()
              .chainPem()),
  /** Expired a day ago. */
  EXPIRED(in -> chain(in.builder().valid(in.at(-400), in.at(-1)))),
  /** Valid from next week. */
  NOT_YET_VALID(in -> chain(in.builder().valid(in.at(7), in.at(400)))),
  /** Valid for twenty years. */
  VALID_TOO_LONG(in -> chain(in.builder().valid(in.from(), in.at(7300)))),
  /** Valid for a minute. */
  VALID_TOO_SHORT(
      in -> chain(in.builder().valid(in.from(), in.from().plus(Duration.ofMinutes(1))))),
  /** An authority's. */
  CA_TRUE(in -> chain(in.builder().authority())),
  /** For another customer. */
  WRONG_SUBJECT(
      in -> chain(in.builder().subject("O=Nozomi Test,CN=somebody A001 20200101000000000000"))),
  /** Without the purpose of client authentication. */
  NO_CLIENT_AUTH(in -> chain(in.builder().withoutPurpose())),
  /** For servers instead of clients. */
  SERVER_AUTH(in -> chain(in.builder().forServers("localhost"))),
  /** Without digital signatures in its key usage: key agreement only. */
  NO_DIGITAL_SIGNATURE(in -> chain(in.builder().keyUsage(Ingredients.KEY_AGREEMENT))),
  /** Serial number below zero. */
  NEGATIVE_SERIAL(in -> chain(in.builder().serial(BigInteger.valueOf(-42)))),
  /** Serial number zero. */
  ZERO_SERIAL(in -> chain(in.builder().serial(BigInteger.ZERO))),
  /** Serial number of 21 octets. */
  LONG_SERIAL(in -> chain(in.builder().serial(BigInteger.ONE.shiftLeft(160)))),
  /** The serial number of the issuing authority itself. */
  DUPLICATE_SERIAL(
      in -> chain(in.builder().serial(in.authority().issuing().certificate().getSerialNumber()))),
  /** Signed with SHA-1. */
  SHA1_SIGNATURE(in -> chain(in.builder().signatureAlgorithm(in.sha1()))),
  /** With a signature that does not verify. */
  BROKEN_SIGNATURE(in -> withIntermediate(in, flipped(in.right().der()))),
  /** With a byte behind the certificate. */
  TRAILING_BYTES(in -> chain(in.builder().trailing(new byte[] {0}))),
  /** With a length in more bytes than DER allows. */
  NON_CANONICAL_DER(in -> withIntermediate(in, longLength(in.right().der()))),
  /** Version 1, without extensions. */
  VERSION_1(in -> chain(in.builder().version1())),
  /** The intermediate first. */
  REVERSED_CHAIN(in -> pem(in.authority().issuing().der()) + pem(in.right().der())),
  /** The certificate alone. */
  MISSING_INTERMEDIATE(in -> pem(in.right().der())),
  /** The trust anchor behind the chain; allowed, if only just. */
  WITH_TRUST_ANCHOR(in -> in.right().chainPem() + pem(in.authority().root().der())),
  /** The same intermediate five hundred times. */
  LONG_CHAIN(in -> in.right().chainPem() + pem(in.authority().issuing().der()).repeat(500)),
  /** PEM of something that is no certificate. */
  NOT_A_CERTIFICATE(in -> pem(new byte[] {0x30, 3, 2, 1, 1})),
  /** No PEM at all. */
  NOT_PEM(in -> "certificate\n"),
  /** Nothing. */
  EMPTY(in -> "");

  private final Recipe recipe;

  CertificateFault(Recipe recipe) {
    this.recipe = recipe;
  }

  /**
   * What a certificate is made of.
   *
   * @param authority who issues it
   * @param right the right certificate
   * @param from its first second
   * @param fresh starts another like it
   */
  public record Ingredients(Authority authority, HeldCertificate right, Instant from, Fresh fresh) {
    /** The bit of RFC 5280 section 4.2.1.3 as Bouncy Castle numbers it. */
    private static final int KEY_AGREEMENT = 1 << 3;

    private Instant at(long days) {
      return from.plus(Duration.ofDays(days));
    }

    private HeldCertificateBuilder builder() {
      return fresh.builder();
    }

    private String sha1() {
      boolean rsa = authority.issuing().keyPair().getPrivate().getAlgorithm().equals("RSA");
      return rsa ? "SHA1withRSA" : "SHA1withECDSA";
    }
  }

  /** Starts a certificate with the right subject, key and issuer. */
  @FunctionalInterface
  public interface Fresh {
    /**
     * Starts the certificate.
     *
     * @return a fresh builder
     */
    HeldCertificateBuilder builder();
  }

  private interface Recipe {
    String chain(Ingredients in);
  }

  /**
   * Makes the wrong certificate; called by the bank.
   *
   * @param in what it is made of
   * @return what the client fetches instead of the right chain
   */
  public String chain(Ingredients in) {
    return recipe.chain(in);
  }

  private static String chain(HeldCertificateBuilder builder) {
    return builder.build().chainPem();
  }

  private static PublicKey otherKey() {
    return Keys.shared(KeySpec.EC_P384).getPublic();
  }

  private static HeldCertificate impostor(Authority real) {
    HeldCertificate issuing = real.issuing();
    return HeldCertificate.builder()
        .keyPair(Keys.shared(KeySpec.EC_P256))
        .subjectOf(issuing)
        .authority()
        .issuedBy(
            HeldCertificate.builder()
                .keyPair(Keys.shared(KeySpec.EC_P256))
                .subjectOf(real.root())
                .authority()
                .build())
        .build();
  }

  private static String withIntermediate(Ingredients in, byte[] der) {
    return pem(der) + pem(in.authority().issuing().der());
  }

  private static String pem(byte[] der) {
    return HeldCertificate.pem(der);
  }

  private static byte[] flipped(byte[] der) {
    byte[] out = der.clone();
    out[out.length - 1] ^= 1;
    return out;
  }

  /** SEQUENCE, two octets of length: three octets instead, the first of them zero. */
  private static byte[] longLength(byte[] der) {
    byte[] out = new byte[der.length + 1];
    out[0] = der[0];
    out[1] = (byte) 0x83;
    System.arraycopy(der, 2, out, 3, der.length - 2);
    return der[1] == (byte) 0x82 ? out : Arrays.copyOf(der, der.length - 1);
  }
}
