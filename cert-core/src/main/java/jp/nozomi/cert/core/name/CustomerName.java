package jp.nozomi.cert.core.name;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the bank writes into a certificate's common name: {@code logid031 A001
 * 20200304153656560435}.
 *
 * @param loginId the customer's login ID
 * @param kind the kind of certificate
 * @param timestamp 20 digits, the time of issue as the bank counts it; kept as text, zeros and all
 */
public record CustomerName(String loginId, String kind, String timestamp) {
  // Manual, page 証明書取得 結果 (CCHK007).
  private static final Pattern FORM = Pattern.compile("(\\S{1,64}) (\\S{1,16}) (\\d{20})");

  /**
   * Reads the customer from a name.
   *
   * @param subject a certificate's subject
   * @return the customer, or empty if the common name has another form
   */
  public static Optional<CustomerName> of(DistinguishedName subject) {
    return subject
        .commonName()
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .map(match -> new CustomerName(match.group(1), match.group(2), match.group(3)));
  }
}
