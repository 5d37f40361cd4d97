package jp.nozomi.cert.swing.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.Conversations;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.enroll.WatchedClient;

/** The next start after a crash: recovers, then tells what the store has and whether it works. */
final class RecoveringProcess {
  private final BufferedReader in = LineInput.open();
  private final PrintStream out = System.out;
  private final BankProfile profile;
  private final String whoami;

  private RecoveringProcess(BankProfile profile, String whoami) {
    this.profile = profile;
    this.whoami = whoami;
  }

  /**
   * Takes profile, journal, store, the bank site's {@code /whoami}, the number and name of the
   * point to stop at as a pattern, and names of keys that may exist; on its input the store's
   * password.
   */
  public static void main(String[] args) throws Exception {
    RecoveringProcess process =
        new RecoveringProcess(BankProfile.parse(Files.readAllBytes(Path.of(args[0]))), args[3]);
    try (Secret password = Secret.take(process.in.readLine().toCharArray())) {
      StorePrompt prompt = StorePrompt.answering(password);
      process.recover(Path.of(args[1]), prompt, args[4]);
      try (CertificateStore store = CertificateStores.open(args[2], prompt)) {
        for (StoredCertificate stored : store.list()) {
          process.tell(store, stored);
        }
        for (int each = 5; each < args.length; each++) {
          boolean present = store.findKey(new KeyName(args[each])).isPresent();
          process.out.println("key " + present);
        }
      }
    }
    process.out.println("done");
  }

  private void recover(Path journal, StorePrompt prompt, String stop) throws Exception {
    Conversation nobody = Conversations.password("", Secret.take(new char[0]));
    try (EnrollmentClient client =
        WatchedClient.of(
            EnrollmentClient.builder(profile).journal(journal), new Points(in, out, stop))) {
      for (RecoveryOutcome outcome : client.recover(prompt, nobody)) {
        String why = outcome.failure().map(Failure::toString).orElse("");
        out.println("outcome " + outcome.kind() + " " + why.replaceAll("\\s+", " "));
      }
      out.println("again " + client.recover(prompt, nobody).size());
    }
  }

  private void tell(CertificateStore store, StoredCertificate stored) throws Exception {
    boolean works = stored.keyUsable() && signs(store, stored) && logsIn(store, stored);
    out.println("certificate " + stored.id().sha256() + " " + works);
  }

  private static boolean signs(CertificateStore store, StoredCertificate stored)
      throws StoreException, GeneralSecurityException {
    X509Certificate certificate = stored.certificate();
    SignatureScheme scheme =
        SignatureScheme.of(KeySpec.of(certificate.getPublicKey()).orElseThrow());
    byte[] data = {1, 2, 3};
    Signature verification = Signature.getInstance(scheme.jcaName());
    verification.initVerify(certificate);
    verification.update(data);
    return verification.verify(store.signer(stored.id()).sign(scheme, data));
  }

  private boolean logsIn(CertificateStore store, StoredCertificate stored)
      throws StoreException, GeneralSecurityException, IOException, InterruptedException {
    ClientCredential credential = store.credential(stored.id());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {credential.keyManager()}, trust().getTrustManagers(), null);
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {credential.tls13() ? "TLSv1.3" : "TLSv1.2"});
    HttpResponse<String> reply =
        HttpClient.newBuilder()
            .sslContext(context)
            .sslParameters(parameters)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create(whoami)).build(),
                HttpResponse.BodyHandlers.ofString());
    return reply.statusCode() == 200 && reply.body().contains(stored.id().sha256());
  }

  private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    for (X509Certificate anchor : profile.trust().server()) {
      anchors.setCertificateEntry(anchor.getSerialNumber().toString(), anchor);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    return factory;
  }
}
