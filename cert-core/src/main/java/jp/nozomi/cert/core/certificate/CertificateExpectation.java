package jp.nozomi.cert.core.certificate;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.name.DistinguishedName;

/**
 * What a returned certificate must be.
 *
 * @param publicKey the certification request's public key
 * @param subject the subject that the bank announced; empty if the protocol announces none
 * @param anchors the pinned trust anchors
 * @param now the server's time
 * @param longestValidity the longest validity that the bank's policy allows
 * @param skew how far clocks may differ
 */
public record CertificateExpectation(
    PublicKey publicKey,
    Optional<DistinguishedName> subject,
    TrustAnchors anchors,
    Instant now,
    Duration longestValidity,
    Duration skew) {}
