package jp.nozomi.cert.protocol.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.InvalidKeyException;
import java.security.ProviderException;
import java.security.SignatureException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.failure.ConnectionException.Reason;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.HttpException;

/** Tells from an exception of the library or the JDK what went wrong. */
final class Failures {
  private static final int MAX_CAUSES = 16;

  private Failures() {}

  /** The TLS alerts by which servers refuse a client certificate (RFC 8446 section 6.2). */
  private static final String CLIENT_ALERT =
      "(?s).*fatal alert: (bad_certificate|unsupported_certificate|certificate_revoked"
          + "|certificate_expired|certificate_unknown|certificate_required|unknown_ca"
          + "|access_denied).*";

  static ConnectionException of(IOException e, boolean withClientCertificate) {
    Optional<UntrustedServerException> untrusted = cause(e, UntrustedServerException.class);
    if (untrusted.isPresent()) {
      return cause(e, CertificateNotYetValidException.class).isPresent()
          ? new ConnectionException(Reason.CLOCK_WRONG, "the server is not valid yet", e)
          : ConnectionException.notTrusted(
              untrusted.get().issuer(), "the server's certificate is not trusted", e);
    }
    if (cause(e, SSLPeerUnverifiedException.class).isPresent()) {
      return new ConnectionException(Reason.SERVER_NOT_TRUSTED, "another host's certificate", e);
    }
    if (withClientCertificate) {
      if (isKeyFailure(e)) {
        return new ConnectionException(Reason.CLIENT_KEY_FAILED, "the key did not sign", e);
      }
      if (isClientRefused(e)) {
        return new ConnectionException(
            Reason.CLIENT_CERTIFICATE_REFUSED, "the server refused the certificate", e);
      }
    }
    Reason reason = reason(e);
    String name = e.getClass().getSimpleName();
    // Of a connection that never was, the message names host and port; any other one may quote.
    String detail = reason == Reason.UNREACHABLE ? name + ": " + e.getMessage() : name;
    return new ConnectionException(reason, detail, e);
  }

  static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    Throwable at = thrown;
    for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }

  private static Reason reason(IOException e) {
    if (e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof HttpHostConnectException
        || e instanceof ConnectTimeoutException
        || e instanceof ConnectException) {
      return Reason.UNREACHABLE;
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return Reason.TIMED_OUT;
    }
    return cause(e, HttpException.class).isPresent()
        ? Reason.MALFORMED_REPLY
        : Reason.CONNECTION_LOST;
  }

  private static boolean isKeyFailure(IOException e) {
    return cause(e, InvalidKeyException.class).isPresent()
        || cause(e, SignatureException.class).isPresent()
        || cause(e, ProviderException.class).isPresent();
  }

  private static boolean isClientRefused(IOException e) {
    return cause(e, SSLException.class)
        .map(ssl -> String.valueOf(ssl.getMessage()).matches(CLIENT_ALERT))
        .orElse(false);
  }
}
