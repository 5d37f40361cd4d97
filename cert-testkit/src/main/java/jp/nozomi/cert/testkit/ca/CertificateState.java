package jp.nozomi.cert.testkit.ca;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;

/**
 * What revocation lists and OCSP replies say of a certificate.
 *
 * @param serial its serial number
 * @param revoked since when it is revoked and why; empty while it is good
 */
public record CertificateState(BigInteger serial, Optional<Revocation> revoked) {
  /**
   * A revocation.
   *
   * @param since when it was revoked
   * @param superseded whether because another certificate took its place
   */
  public record Revocation(Instant since, boolean superseded) {
    /** The reason code of RFC 5280 section 5.3.1. */
    int reason() {
      return superseded ? CRLReason.superseded : CRLReason.unspecified;
    }
  }
}
