package jp.nozomi.cert.swing.flow;

import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.name.CustomerName;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * A row of 証明書一覧.
 *
 * @param certificate the certificate
 * @param store where it is
 * @param protection how its key is kept
 * @param standing whether it can be renewed
 * @param renewableFrom the first instant at which it can be renewed
 * @param daysLeft how many days it is valid still, begun days counted
 */
public record CertificateEntry(
    IssuedCertificate certificate,
    StoreLocation store,
    Protection protection,
    Standing standing,
    Instant renewableFrom,
    long daysLeft) {
  /**
   * Gives the certificate's identity.
   *
   * @return its SHA-256
   */
  public CertificateId id() {
    return certificate.id();
  }

  /**
   * Gives the customer.
   *
   * @return the login ID; empty if the bank's form of name is not there
   */
  public Optional<String> loginId() {
    return CustomerName.of(certificate.subject()).map(CustomerName::loginId);
  }

  /**
   * Tells whether the row can be selected.
   *
   * @return true if it can be renewed now
   */
  public boolean isRenewable() {
    return standing == Standing.RENEWABLE;
  }
}
