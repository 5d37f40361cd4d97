package jp.nozomi.cert.swing.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.SubjectNames;

/** Reads and verifies a request, signs a certificate and writes it: issuing without a server. */
final class PureLoop {
  private static final Duration VALIDITY = Duration.ofDays(366);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Authority authority =
      Authority.create("Bench", KeySpec.EC_P256, new SecureRandom());
  private final byte[] subject = new SubjectNames("9999").issue("bench", Instant.now());
  private final byte[] request;

  PureLoop(KeyPair key) throws Exception {
    this.request = EstLoad.request(key);
  }

  /** Gives the calling thread's CPU time in milliseconds for one of so many certificates. */
  double cpuMillis(int count) throws Exception {
    long began = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < count; i++) {
      CertificationRequest parsed = CertificationRequest.parse(request);
      authority.customer(subject, parsed.publicKey(), Instant.now(), VALIDITY).build().chainPem();
    }
    return (THREADS.getCurrentThreadCpuTime() - began) / 1e6 / count;
  }
}
