package jp.nozomi.cert.keystore;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.nozomi.cert.core.store.StoreException;

/**
 * Decides whether a certificate may join a pending key.
 *
 * <p>The orchestration verifies a certificate fully before it comes here; this is the last line,
 * because several platform stores join whatever they are given, another key's certificate included.
 */
public final class InstallationCheck {
  private static final int KEY_CERT_SIGN = 5;

  private final Clock clock;

  /**
   * Makes the check.
   *
   * @param clock tells whether a certificate is expired
   */
  public InstallationCheck(Clock clock) {
    this.clock = clock;
  }

  /**
   * Checks a chain against the key that it is for.
   *
   * @param chain the certificate, then its issuers
   * @param key the pending key's public key
   * @return the certificate
   * @throws StoreException if the chain is empty, or its certificate is of another key, expired, or
   *     a certification authority's
   */
  public X509Certificate check(List<X509Certificate> chain, PublicKey key) throws StoreException {
    if (chain.isEmpty()) {
      throw new StoreException(
          StoreException.Reason.CERTIFICATE_REFUSED, "there is no certificate to install");
    }
    X509Certificate certificate = chain.get(0);
    if (!Arrays.equals(certificate.getPublicKey().getEncoded(), key.getEncoded())) {
      throw new StoreException(
          StoreException.Reason.KEY_MISMATCH, "the certificate is of another key");
    }
    if (mayIssue(certificate)) {
      throw new StoreException(
          StoreException.Reason.CERTIFICATE_REFUSED, "it is a certification authority's");
    }
    Instant end = certificate.getNotAfter().toInstant();
    if (clock.instant().isAfter(end)) {
      throw new StoreException(
          StoreException.Reason.CERTIFICATE_REFUSED, "the certificate expired at " + end);
    }
    return certificate;
  }

  private static boolean mayIssue(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 || usage != null && usage[KEY_CERT_SIGN];
  }
}
