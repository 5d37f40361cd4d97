package jp.nozomi.cert.swing.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.name.CustomerName;
import jp.nozomi.cert.swing.flow.CertificateEntry;

/**
 * Finds the certificates that want renewing; one that was renewed does not, valid as it still is.
 */
final class DueCertificates {
  private DueCertificates() {}

  static List<CertificateEntry> in(List<CertificateEntry> entries) {
    Collection<CertificateEntry> latest =
        entries.stream()
            .collect(
                Collectors.toMap(
                    DueCertificates::holder,
                    Function.identity(),
                    BinaryOperator.maxBy(
                        Comparator.comparing(entry -> entry.certificate().notAfter())),
                    LinkedHashMap::new))
            .values();
    return latest.stream().filter(CertificateEntry::isRenewable).toList();
  }

  static Optional<String> loginId(CertificateEntry entry) {
    return customer(entry).map(CustomerName::loginId);
  }

  /** A renewal has the same issuer, login ID and kind, and another timestamp. */
  private static String holder(CertificateEntry entry) {
    return customer(entry)
        .map(name -> entry.certificate().issuer() + "\n" + name.loginId() + " " + name.kind())
        .orElseGet(() -> entry.id().sha256());
  }

  private static Optional<CustomerName> customer(CertificateEntry entry) {
    return CustomerName.of(entry.certificate().subject());
  }
}
