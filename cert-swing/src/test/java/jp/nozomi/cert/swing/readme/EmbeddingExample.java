package jp.nozomi.cert.swing.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.Conversations;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;

/** The README's example of embedding; {@link ReadmeTest} keeps the two equal. */
final class EmbeddingExample {
  private EmbeddingExample() {}

  static EnrollmentResult issue(
      Path profile,
      Path journal,
      Path file,
      String loginId,
      char[] loginPassword,
      char[] storePassword)
      throws IOException, CodedException {
    // README: embed
    BankProfile bank = BankProfile.parse(Files.readAllBytes(profile));
    try (Secret login = Secret.take(loginPassword);
        Secret opening = Secret.take(storePassword);
        CertificateStore store =
            CertificateStores.open("pkcs12:" + file, StorePrompt.answering(opening));
        EnrollmentClient client = EnrollmentClient.builder(bank).journal(journal).build()) {
      Conversation customer = Conversations.password(loginId, login);
      return client.issue(store, customer);
    }
    // README: end
  }
}
