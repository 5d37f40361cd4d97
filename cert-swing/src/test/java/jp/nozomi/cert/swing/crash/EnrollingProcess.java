package jp.nozomi.cert.swing.crash;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.Conversations;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.WatchedClient;

/**
 * Issues or renews, tells every point that it reaches, and stops at one until it is killed.
 *
 * <p>For a renewal it first makes an old certificate, which its parent gets from the bank.
 */
final class EnrollingProcess {
  private final BufferedReader in = LineInput.open();
  private final PrintStream out = System.out;
  private final Points points;

  private EnrollingProcess(String fatal) {
    this.points = new Points(in, out, fatal);
  }

  /**
   * Takes profile, journal, store, login ID, operation, kind of key, and the fatal point's number
   * and name as a pattern; on its input the store's password.
   */
  public static void main(String[] args) throws Exception {
    BankProfile profile = BankProfile.parse(Files.readAllBytes(Path.of(args[0])));
    KeySpec spec = KeySpec.find(args[5]).orElseThrow();
    EnrollingProcess process = new EnrollingProcess(args[6]);
    Secret password = Secret.take(process.in.readLine().toCharArray());
    try (password;
        EnrollmentClient client =
            WatchedClient.of(
                EnrollmentClient.builder(profile).journal(Path.of(args[1])), process.points);
        CertificateStore store = CertificateStores.open(args[2], StorePrompt.answering(password))) {
      process.enroll(client, store, args[3], Operation.valueOf(args[4]), spec);
    }
    process.out.println("done " + process.points.count());
  }

  private void enroll(
      EnrollmentClient client,
      CertificateStore store,
      String loginId,
      Operation operation,
      KeySpec spec)
      throws Exception {
    var customer = Conversations.password(loginId, Secret.take("password".toCharArray()));
    if (operation == Operation.RENEW) {
      CertificateId old = old(store, spec);
      out.println("old " + old.sha256());
      client.renew(store, old, store, Optional.of(spec), customer, new Cancellation());
    } else {
      client.issue(store, Optional.of(spec), customer, new Cancellation());
    }
  }

  private CertificateId old(CertificateStore store, KeySpec spec) throws Exception {
    KeyName name = KeyName.random(new SecureRandom());
    RequestSigner signer = store.createKey(name, spec);
    CertificateRequest request =
        CertificateRequest.create(
            DistinguishedName.of(new X500Principal("CN=old")), signer, Optional.empty());
    out.println("request " + Base64.getEncoder().encodeToString(request.der()));
    byte[] pem = Base64.getDecoder().decode(in.readLine());
    return store.install(name, Pem.certificates(new String(pem, StandardCharsets.UTF_8))).id();
  }
}
