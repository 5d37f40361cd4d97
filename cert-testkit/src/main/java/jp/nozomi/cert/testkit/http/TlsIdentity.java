package jp.nozomi.cert.testkit.http;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A server's key and certificate chain.
 *
 * @param key the private key
 * @param chain the certificates that the handshake sends, the server's own first
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
  /** Copies the chain. */
  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * Makes a TLS context.
   *
   * @param clientIssuers the authorities that a client is told to choose its certificate from;
   *     empty if none is asked for
   * @return a fresh context
   */
  public SSLContext context(List<X509Certificate> clientIssuers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new SingleKeyManager(this)},
          new TrustManager[] {new AnyClientTrust(clientIssuers)},
          new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "TlsIdentity[" + chain.get(0).getSubjectX500Principal() + "]";
  }
}
