package jp.nozomi.cert.testkit.bank;

import java.time.Instant;
import java.util.Optional;

/**
 * An accepted order.
 *
 * @param uuid the client's UUID
 * @param loginId the customer
 * @param session the session that placed it
 * @param operation issue or renew
 * @param request the certification request in DER
 * @param oldCertificate the SHA-256 of the certificate that it renews
 * @param state where it stands
 * @param confirmBy until when it waits for its confirmation
 * @param certificate the SHA-256 of the issued certificate
 * @param oldCertificateUntil until when the superseded certificate logs in
 */
@SuppressWarnings("ArrayRecordComponent") // compared by UUID only
public record Order(
    String uuid,
    String loginId,
    String session,
    Operation operation,
    byte[] request,
    Optional<String> oldCertificate,
    State state,
    Instant confirmBy,
    Optional<String> certificate,
    Optional<Instant> oldCertificateUntil) {

  /** Where an order stands; wire protocol section 4. */
  public enum State {
    /** The certificate is being made. */
    PROCESSING,
    /** The certificate can be fetched. */
    ISSUED,
    /** The client has it and it works. */
    CONFIRMED,
    /** The client can't use it. */
    FAILED,
    /** Not confirmed in time. */
    ABANDONED,
    /** Nothing was issued. */
    REFUSED
  }

  Order in(State next) {
    return new Order(
        uuid,
        loginId,
        session,
        operation,
        request,
        oldCertificate,
        next,
        confirmBy,
        certificate,
        oldCertificateUntil);
  }

  Order issued(String sha256) {
    return new Order(
        uuid,
        loginId,
        session,
        operation,
        request,
        oldCertificate,
        State.ISSUED,
        confirmBy,
        Optional.of(sha256),
        oldCertificateUntil);
  }

  Order confirmed(Optional<Instant> oldUntil) {
    return new Order(
        uuid,
        loginId,
        session,
        operation,
        request,
        oldCertificate,
        State.CONFIRMED,
        confirmBy,
        certificate,
        oldUntil);
  }
}
