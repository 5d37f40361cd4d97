package jp.nozomi.cert.protocol.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import jp.nozomi.cert.core.key.PublicKeyHash;

/**
 * Whom the client trusts as a server: the profile's anchors, or the roots that came with the
 * runtime; never the operating system's store, so that interception fails closed. Of those, only
 * servers with a pinned key, if keys are pinned.
 *
 * <p>A failure names the issuer of the certificate that was shown, which is who intercepts.
 */
final class ServerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;
  private final Set<PublicKeyHash> pins;

  private ServerTrust(X509ExtendedTrustManager trust, Set<PublicKeyHash> pins) {
    this.trust = trust;
    this.pins = pins;
  }

  static ServerTrust of(List<X509Certificate> anchors, Set<PublicKeyHash> pins) {
    try {
      return in(anchors.isEmpty() ? bundled() : holding(anchors), pins);
    } catch (GeneralSecurityException | IOException e) {
      throw notLoaded(e);
    }
  }

  /** Trusts no server. */
  static ServerTrust nobody() {
    try {
      return in(holding(List.of()), Set.of());
    } catch (GeneralSecurityException | IOException e) {
      throw notLoaded(e);
    }
  }

  private static ServerTrust in(KeyStore anchors, Set<PublicKeyHash> pins)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return new ServerTrust(extended, pins);
      }
    }
    throw new IllegalStateException("every JDK checks X.509 paths");
  }

  private static IllegalStateException notLoaded(Exception cause) {
    return new IllegalStateException("the trust anchors can not be loaded", cause);
  }

  /** Read by its path: a system property could make the JDK's default another store. */
  private static KeyStore bundled() throws GeneralSecurityException, IOException {
    Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(in, null);
      return store;
    }
  }

  private static KeyStore holding(List<X509Certificate> anchors)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < anchors.size(); i++) {
      store.setCertificateEntry("anchor-" + i, anchors.get(i));
    }
    return store;
  }

  /**
   * Only the server's own certificate counts: the handshake proves its key, while anybody can send
   * more certificates along.
   */
  private void checkPinned(X509Certificate server) throws CertificateException {
    if (!pins.isEmpty() && !pins.contains(PublicKeyHash.of(server.getPublicKey()))) {
      throw new CertificateException("trusted, but none of the pinned keys");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      trust.checkServerTrusted(chain, authType, socket);
      checkPinned(chain[0]);
    } catch (CertificateException e) {
      throw UntrustedServerException.of(chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      trust.checkServerTrusted(chain, authType, engine);
      checkPinned(chain[0]);
    } catch (CertificateException e) {
      throw UntrustedServerException.of(chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a check without the host's name is no check");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
