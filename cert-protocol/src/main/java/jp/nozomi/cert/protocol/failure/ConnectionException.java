package jp.nozomi.cert.protocol.failure;

import java.util.Locale;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/** No reply, or none that may be read: the connection failed before the bank's answer counted. */
public final class ConnectionException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** Why the exchange failed. */
  public enum Reason {
    /** The host is unknown, refuses, or does not answer the attempt to connect. */
    UNREACHABLE(ErrorCode.BUSY),
    /** No complete reply came in time. */
    TIMED_OUT(ErrorCode.BUSY),
    /** The connection broke before the reply was complete. */
    CONNECTION_LOST(ErrorCode.BUSY),
    /** The proxy refused to connect. */
    PROXY_REFUSED(ErrorCode.BUSY),
    /** The proxy refused the user name and password too often. */
    PROXY_CREDENTIALS_WRONG(ErrorCode.PROXY_CREDENTIALS_WRONG),
    /** The proxy wants a way of authentication that the client does not have. */
    PROXY_AUTHENTICATION_UNSUPPORTED(ErrorCode.PROXY_CREDENTIALS_WRONG),
    /** The server's certificate leads to no trust anchor, or is of another host. */
    SERVER_NOT_TRUSTED(ErrorCode.SERVER_NOT_TRUSTED),
    /** The server's certificate is not valid yet: most likely the clock of this PC is wrong. */
    CLOCK_WRONG(ErrorCode.CLOCK_WRONG),
    /** The server ended the TLS handshake because of the client's certificate. */
    CLIENT_CERTIFICATE_REFUSED(ErrorCode.RENEWAL_CERTIFICATE_UNUSABLE),
    /** The client's own key failed to sign in the TLS handshake. */
    CLIENT_KEY_FAILED(ErrorCode.RENEWAL_STOPPED_ON_PC),
    /** The reply is longer than a message may be. */
    REPLY_TOO_LONG(ErrorCode.NOT_AVAILABLE),
    /** The reply is not HTTP. */
    MALFORMED_REPLY(ErrorCode.NOT_AVAILABLE),
    /** The caller asked to stop. */
    ABORTED(ErrorCode.CANCELLED);

    private final ErrorCode code;

    Reason(ErrorCode code) {
      this.code = code;
    }

    /**
     * Tells whether the same exchange may succeed a moment later.
     *
     * @return true for failures of the network
     */
    public boolean isTransient() {
      return this == UNREACHABLE || this == TIMED_OUT || this == CONNECTION_LOST;
    }
  }

  /** Why the exchange failed. */
  private final Reason reason;

  /**
   * Makes the exception.
   *
   * @param reason why the exchange failed
   * @param detail what happened, for the log; nothing secret
   * @param cause what led to it, or null
   */
  public ConnectionException(Reason reason, String detail, @Nullable Throwable cause) {
    this(reason, failure(reason), detail, cause);
  }

  private ConnectionException(
      Reason reason, Failure failure, String detail, @Nullable Throwable cause) {
    super(failure, detail, cause);
    this.reason = reason;
  }

  /**
   * Makes the exception for a server that is not trusted.
   *
   * @param issuer who issued the certificate that it showed
   * @param detail what happened, for the log
   * @param cause what led to it
   * @return the exception with the issuer among its facts
   */
  public static ConnectionException notTrusted(String issuer, String detail, Throwable cause) {
    return new ConnectionException(
        Reason.SERVER_NOT_TRUSTED,
        failure(Reason.SERVER_NOT_TRUSTED).with("issuer", issuer),
        detail,
        cause);
  }

  /**
   * Makes the exception for a proxy that refuses to connect.
   *
   * @param status the proxy's status code
   * @return the exception with the status among its facts
   */
  public static ConnectionException proxyRefused(int status) {
    return new ConnectionException(
        Reason.PROXY_REFUSED,
        failure(Reason.PROXY_REFUSED).with("status", Integer.toString(status)),
        "the proxy answered " + status,
        null);
  }

  /**
   * Tells why the exchange failed.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  private static Failure failure(Reason reason) {
    return new Failure(reason.code, reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
