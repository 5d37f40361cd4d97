package jp.nozomi.cert.testkit.wire;

import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import jp.nozomi.cert.testkit.bank.Caller;
import jp.nozomi.cert.testkit.bank.Digests;
import jp.nozomi.cert.testkit.http.Request;

/** Who calls: the connection's certificate and the bearer token. */
public final class Peers {
  private static final String BEARER = "Bearer ";

  private Peers() {}

  /**
   * Names the certificate of a request's connection.
   *
   * @param request the request
   * @return the certificate's SHA-256 in hex, or empty if the client showed none
   */
  public static Optional<String> sha256(Request request) {
    return request
        .peer()
        .map(
            certificate -> {
              try {
                return Digests.sha256(certificate.getEncoded());
              } catch (CertificateEncodingException e) {
                throw new IllegalStateException("the handshake parsed it from its encoding", e);
              }
            });
  }

  static Caller caller(Request request) {
    Optional<String> token =
        request
            .header("authorization")
            .filter(value -> value.startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()));
    return new Caller(token, sha256(request));
  }
}
