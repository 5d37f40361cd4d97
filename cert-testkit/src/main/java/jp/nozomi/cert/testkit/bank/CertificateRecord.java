package jp.nozomi.cert.testkit.bank;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * A certificate of the bank and what became of it.
 *
 * @param loginId the customer
 * @param der the certificate
 * @param chainPem the chain as the client fetches it
 * @param notAfter its last second
 * @param status how the bank regards it
 * @param since since when it is so
 * @param logsInUntil until when it logs in though it is superseded
 * @param proven whether its key was used in a mutual-TLS login
 * @param confirmed whether the client said that it is installed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CertificateRecord(
    String loginId,
    byte[] der,
    String chainPem,
    Instant notAfter,
    CertificateStatus status,
    Instant since,
    Optional<Instant> logsInUntil,
    boolean proven,
    boolean confirmed) {

  static CertificateRecord issued(
      String loginId, byte[] der, String chainPem, Instant notAfter, Instant now) {
    return new CertificateRecord(
        loginId,
        der,
        chainPem,
        notAfter,
        CertificateStatus.VALID,
        now,
        Optional.empty(),
        false,
        false);
  }

  CertificateRecord revoked(Instant now) {
    return new CertificateRecord(
        loginId,
        der,
        chainPem,
        notAfter,
        CertificateStatus.REVOKED,
        now,
        Optional.empty(),
        proven,
        confirmed);
  }

  CertificateRecord superseded(Instant now, Instant until) {
    return new CertificateRecord(
        loginId,
        der,
        chainPem,
        notAfter,
        CertificateStatus.SUPERSEDED,
        now,
        Optional.of(until),
        proven,
        confirmed);
  }

  CertificateRecord used(boolean inLogin, boolean byWord) {
    return new CertificateRecord(
        loginId,
        der,
        chainPem,
        notAfter,
        status,
        since,
        logsInUntil,
        proven || inLogin,
        confirmed || byWord);
  }

  /**
   * Gives the SHA-256 of the certificate.
   *
   * @return 64 hexadecimal digits
   */
  public String sha256() {
    return Digests.sha256(der);
  }

  /**
   * Reads the serial number alone.
   *
   * @return the serial number
   */
  public BigInteger serial() {
    return Certificate.getInstance(der).getSerialNumber().getValue();
  }

  /**
   * Reads the certificate.
   *
   * @return the certificate
   */
  public X509Certificate certificate() {
    return HeldCertificate.parse(der);
  }

  /**
   * Tells whether it logs in.
   *
   * @param now the time
   * @return true if it is neither expired nor revoked, nor superseded for longer than the grace
   */
  public boolean logsIn(Instant now) {
    return !now.isAfter(notAfter)
        && switch (status) {
          case VALID -> true;
          case SUPERSEDED -> logsInUntil.isPresent() && !now.isAfter(logsInUntil.get());
          case REVOKED -> false;
        };
  }

  boolean live(Instant now) {
    return status == CertificateStatus.VALID && !now.isAfter(notAfter);
  }
}
