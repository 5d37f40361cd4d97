package jp.nozomi.cert.swing.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.testkit.FakeBank;

/**
 * What no client of this JDK's can leave out of an enrolment: the signatures of request, proof and
 * confirmation, the checks of both certificates and of the proof, and one whole TLS handshake with
 * the new certificate.
 */
final class BareCryptography {
  private static final int SIGNATURES = 3;
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.US_ASCII);

  private final URI bank;
  private final TrustManagerFactory trusted;
  private final X509Certificate anchor;

  BareCryptography(FakeBank bank, X509Certificate anchor)
      throws GeneralSecurityException, IOException {
    this.anchor = anchor;
    this.bank = URI.create(bank.baseUrl());
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("bank", bank.serverCa());
    trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(anchors);
  }

  void run(KeyPair pair, List<X509Certificate> chain, ClientCredential credential)
      throws GeneralSecurityException, IOException {
    byte[] signature = new byte[0];
    for (int i = 0; i < SIGNATURES; i++) {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(pair.getPrivate());
      signer.update(MESSAGE);
      signature = signer.sign();
    }
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(pair.getPublic());
    verifier.update(MESSAGE);
    verifier.verify(signature);
    for (int i = 0; i < chain.size(); i++) {
      X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : anchor;
      if (!issuer.equals(chain.get(i))) {
        chain.get(i).verify(issuer.getPublicKey());
      }
    }
    handshake(credential);
  }

  private void handshake(ClientCredential credential) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {credential.keyManager()}, trusted.getTrustManagers(), new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(bank.getHost(), bank.getPort())) {
      socket.startHandshake();
    }
  }
}
