package jp.nozomi.cert.core.certificate;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/** A returned certificate failed verification and must not be installed. */
public final class CertificateRejectedException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the certificate. */
  public enum Reason {
    /** No certificate, too many, or one that can not be parsed. */
    MALFORMED,
    /** Its public key is not the request's. */
    OTHER_KEY,
    /** It does not lead to a pinned trust anchor. */
    NO_PATH,
    /** Its serial number is not positive or longer than 20 octets. */
    BAD_SERIAL,
    /** It is not of version 3. */
    BAD_VERSION,
    /** It is a certification authority's. */
    IS_CA,
    /** Its key usage lacks digitalSignature. */
    NO_DIGITAL_SIGNATURE,
    /** Its extended key usage lacks clientAuth. */
    NO_CLIENT_AUTH,
    /** Its validity is over. */
    EXPIRED,
    /** Its validity has not begun. */
    NOT_YET_VALID,
    /** Its validity is longer than the policy allows. */
    VALID_TOO_LONG,
    /** Its subject is not the announced one. */
    OTHER_SUBJECT,
    /** A signature in its path is made with an algorithm that is not allowed. */
    WEAK_SIGNATURE,
    /** A key in its path is too short. */
    WEAK_KEY
  }

  /** What is wrong with the certificate. */
  private final Reason reason;

  CertificateRejectedException(Reason reason, String detail) {
    this(reason, detail, null);
  }

  CertificateRejectedException(Reason reason, String detail, @Nullable Throwable cause) {
    super(
        new Failure(ErrorCode.CERTIFICATE_REJECTED, "certificate-" + Failure.word(reason))
            .withRevocation(Failure.Revocation.NEEDED),
        detail,
        cause);
    this.reason = reason;
  }

  /**
   * Tells what is wrong.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
