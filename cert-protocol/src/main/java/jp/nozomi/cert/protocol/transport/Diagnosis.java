package jp.nozomi.cert.protocol.transport;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.failure.ConnectionException.Reason;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/** Tells more of a failed connection than an enrolment needs to know: for the preflight. */
public final class Diagnosis {
  private static final DefaultHostnameVerifier HOST_NAMES = new DefaultHostnameVerifier();

  private Diagnosis() {}

  /** Why a TLS handshake failed. */
  public enum Tls {
    /** A certificate for the right host by an issuer that is not trusted: interception. */
    INTERCEPTED,
    /** A certificate that is not trusted for another reason. */
    UNTRUSTED,
    /** A trusted certificate for another host. */
    WRONG_HOST,
    /** The server's certificate, or one above it, has expired. */
    EXPIRED,
    /** The server's certificate, or one above it, is not valid yet. */
    NOT_YET_VALID,
    /** What answered does not speak TLS. */
    NOT_TLS,
    /** Client and server agree on no protocol version or cipher suite. */
    NOT_AGREED,
    /** Nothing came in time. */
    TIMED_OUT,
    /** The connection broke, or something else went wrong. */
    OTHER
  }

  /**
   * The certificate that an untrusted server showed.
   *
   * @param certificate the server's own certificate
   * @param issuer who issued the highest certificate of its chain
   */
  public record Shown(X509Certificate certificate, String issuer) {}

  /**
   * Tells why a handshake failed.
   *
   * @param failure the failure, which came before the handshake's end
   * @param host the host that was asked for
   * @return why
   */
  public static Tls tls(ConnectionException failure, String host) {
    Optional<UntrustedServerException> untrusted =
        Failures.cause(failure, UntrustedServerException.class);
    if (untrusted.isPresent()) {
      return untrusted(untrusted.get(), covers(untrusted.get().shown(), host));
    }
    if (has(failure, SSLPeerUnverifiedException.class)) {
      return Tls.WRONG_HOST;
    }
    if (failure.reason() == Reason.TIMED_OUT || has(failure, SocketTimeoutException.class)) {
      return Tls.TIMED_OUT;
    }
    if (has(failure, EOFException.class)) {
      return Tls.OTHER;
    }
    if (has(failure, SSLHandshakeException.class)) {
      return Tls.NOT_AGREED;
    }
    // The JDK tells a first record that is none by the bare class.
    boolean notTls =
        has(failure, SSLProtocolException.class)
            || Failures.cause(failure, SSLException.class)
                .filter(ssl -> ssl.getClass() == SSLException.class && ssl.getCause() == null)
                .isPresent();
    return notTls ? Tls.NOT_TLS : Tls.OTHER;
  }

  /**
   * Gives the certificate that an untrusted server showed.
   *
   * @param failure the failure
   * @return the certificate, or empty if the failure has another cause
   */
  public static Optional<Shown> shown(ConnectionException failure) {
    return Failures.cause(failure, UntrustedServerException.class)
        .map(untrusted -> new Shown(untrusted.shown(), untrusted.issuer()));
  }

  private static Tls untrusted(UntrustedServerException untrusted, boolean coversHost) {
    if (has(untrusted, CertificateExpiredException.class)) {
      return Tls.EXPIRED;
    }
    if (has(untrusted, CertificateNotYetValidException.class)) {
      return Tls.NOT_YET_VALID;
    }
    boolean path =
        has(untrusted, CertPathBuilderException.class)
            || has(untrusted, CertPathValidatorException.class);
    if (path) {
      // Only who stands in between has a reason to make a certificate of its own for this host.
      return coversHost ? Tls.INTERCEPTED : Tls.UNTRUSTED;
    }
    return coversHost ? Tls.UNTRUSTED : Tls.WRONG_HOST;
  }

  private static boolean covers(X509Certificate certificate, String host) {
    try {
      HOST_NAMES.verify(host, certificate);
      return true;
    } catch (SSLException e) {
      return false;
    }
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    return Failures.cause(thrown, type).isPresent();
  }
}
