package jp.nozomi.cert.swing.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.Conversations;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Warm enrolment through the library, key generation and key store apart: the CPU time of the
 * thread that enrols, on which the client does all its work, and the time that passes, in which the
 * fake bank of the same process does its part. Without a journal, whose fsyncs are the disk's.
 */
final class WarmIssue {
  private static final int WARM_UP = 3_000;
  private static final int MEASURED = 400;
  private static final double NANOS = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Figures figures = new Figures();

  Figures run() throws IOException, GeneralSecurityException, CodedException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    try (FakeBank bank = FakeBank.builder().start()) {
      BankProfile profile = BankProfile.parse(bank.profileJson().getBytes(StandardCharsets.UTF_8));
      BareCryptography bare =
          new BareCryptography(bank, profile.trust().client().certificates().get(0));
      try (EnrollmentClient client = EnrollmentClient.builder(profile).withoutJournal().build()) {
        for (int round = 0; round < WARM_UP + MEASURED; round++) {
          String loginId = "warm" + round;
          bank.addCustomer(Customer.of(loginId).password("password").build());
          issue(client, bare, loginId, generator.generateKeyPair(), round >= WARM_UP);
        }
      }
    }
    return figures;
  }

  private void issue(
      EnrollmentClient client,
      BareCryptography bare,
      String loginId,
      KeyPair pair,
      boolean measured)
      throws CodedException, GeneralSecurityException, IOException {
    try (Secret password = Secret.take("password".toCharArray());
        ReadyStore store = new ReadyStore(pair)) {
      long cpu = threads.getCurrentThreadCpuTime();
      long began = System.nanoTime();
      IssuedCertificate issued =
          client
              .issue(
                  store,
                  Optional.of(KeySpec.EC_P256),
                  Conversations.password(loginId, password),
                  new Cancellation())
              .certificate();
      double spent = (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
      double passed = (System.nanoTime() - began) / NANOS;
      cpu = threads.getCurrentThreadCpuTime();
      bare.run(pair, issued.chain(), store.credential(issued.id()));
      if (measured) {
        double least = (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
        figures.add("warm issue, client CPU", spent);
        figures.add("its bare cryptography, CPU", least);
        figures.add("the rest, CPU", spent - least);
        figures.add("warm issue, with the fake bank", passed);
      }
    }
  }
}
