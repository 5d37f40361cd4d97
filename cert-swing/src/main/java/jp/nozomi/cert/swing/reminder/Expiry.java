package jp.nozomi.cert.swing.reminder;

import java.time.Instant;
import java.util.OptionalInt;
import jp.nozomi.cert.core.certificate.CertificateId;

/**
 * How long a certificate is valid, and what the user was told of it: nothing secret, no name.
 *
 * @param id the certificate
 * @param store where it is, so that a later look into that store replaces it
 * @param notBefore its first second
 * @param notAfter its last second
 * @param told the number of days of the latest reminder; empty if there was none
 */
public record Expiry(
    CertificateId id, String store, Instant notBefore, Instant notAfter, OptionalInt told) {}
