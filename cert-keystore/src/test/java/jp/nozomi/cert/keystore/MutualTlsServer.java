package jp.nozomi.cert.keystore;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import jp.nozomi.cert.core.store.ClientCredential;

/** A server that demands a client certificate of the test authority. */
public final class MutualTlsServer implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final TestCa ca;
  private final SSLServerSocket listening;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  public MutualTlsServer(TestCa ca) throws GeneralSecurityException, IOException {
    this.ca = ca;
    KeyPair key = TestCa.newKeyPair("EC", 256);
    SSLContext context = context(serverKey(key, ca.server(key.getPublic())));
    listening =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listening.setNeedClientAuth(true);
    listening.setSoTimeout(TIMEOUT_MILLIS);
  }

  /** Logs in once and gives the certificate that the server saw. */
  public X509Certificate login(ClientCredential credential, String protocol)
      throws GeneralSecurityException,
          IOException,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    Callable<X509Certificate> serving =
        () -> {
          try (SSLSocket accepted = (SSLSocket) listening.accept()) {
            accepted.setSoTimeout(TIMEOUT_MILLIS);
            accepted.startHandshake();
            accepted.getOutputStream().write(1);
            return (X509Certificate) accepted.getSession().getPeerCertificates()[0];
          }
        };
    Future<X509Certificate> seen = thread.submit(serving);
    SSLContext context = context(credential.keyManager());
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      try (InputStream in = socket.getInputStream()) {
        if (in.read() != 1) {
          throw new IOException("the server hung up");
        }
      }
    }
    return seen.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    thread.shutdownNow();
  }

  private static KeyManager serverKey(KeyPair key, X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = "memory only".toCharArray();
    store.setKeyEntry("server", key.getPrivate(), password, new Certificate[] {certificate});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers()[0];
  }

  private SSLContext context(KeyManager own) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("root", ca.root());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {own}, factory.getTrustManagers(), new SecureRandom());
    return context;
  }
}
