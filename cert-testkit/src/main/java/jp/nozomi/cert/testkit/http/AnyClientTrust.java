package jp.nozomi.cert.testkit.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every client certificate through the handshake, which proves its key only.
 *
 * <p>The bank judges the certificate itself: an expired, revoked or foreign one gets a problem
 * document (wire protocol section 6) where a failed handshake would tell the customer nothing.
 */
final class AnyClientTrust extends X509ExtendedTrustManager {
  private final List<X509Certificate> issuers;

  AnyClientTrust(List<X509Certificate> issuers) {
    this.issuers = List.copyOf(issuers);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("for servers only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("for servers only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("for servers only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return issuers.toArray(X509Certificate[]::new);
  }
}
