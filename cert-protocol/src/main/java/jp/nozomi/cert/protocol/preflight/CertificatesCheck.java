package jp.nozomi.cert.protocol.preflight;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.name.CustomerName;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.renewal.RenewalState;
import jp.nozomi.cert.core.store.StoredCertificate;

/** Tells which of the bank's certificates end soon; what was renewed counts for nothing. */
final class CertificatesCheck {
  /** From here on a reminder has become an alarm. */
  private static final long ENDING_DAYS = 7;

  private final BankProfile profile;
  private final RenewalPolicy policy;
  private final Instant now;

  /**
   * Takes the rules and the time.
   *
   * @param profile the bank
   * @param policy the server's if it told one, else the profile's
   * @param now the server's time if it is known, else the PC's
   */
  CertificatesCheck(BankProfile profile, RenewalPolicy policy, Instant now) {
    this.profile = profile;
    this.policy = policy;
    this.now = now;
  }

  Checked<Void> of(List<StoredCertificate> stored) {
    Collection<StoredCertificate> latest =
        stored.stream()
            .filter(this::isOfThisBank)
            .collect(
                Collectors.toMap(
                    CertificatesCheck::holder,
                    Function.identity(),
                    BinaryOperator.maxBy(Comparator.comparing(CertificatesCheck::end)),
                    LinkedHashMap::new))
            .values();
    List<StoredCertificate> sorted = new ArrayList<>(latest);
    sorted.sort(Comparator.comparing(CertificatesCheck::end));
    CheckResult result =
        sorted.stream()
            .map(this::finding)
            .max(Comparator.naturalOrder())
            .orElse(Finding.CERTIFICATES_NONE)
            .with("certificates", sorted.size());
    if (!sorted.isEmpty()) {
      Instant first = end(sorted.get(0));
      result =
          result
              .with("notAfter", first)
              .with("daysLeft", RenewalPolicy.daysLeft(first, now))
              .with("renewableFrom", policy.windowStart(first));
    }
    for (StoredCertificate one : sorted) {
      result = result.item(facts(one));
    }
    return Checked.stop(result);
  }

  private Finding finding(StoredCertificate stored) {
    RenewalState state = state(stored);
    if (state == RenewalState.EXPIRED) {
      return Finding.CERTIFICATES_EXPIRED;
    }
    if (state == RenewalState.RENEWABLE
        && RenewalPolicy.daysLeft(end(stored), now) <= ENDING_DAYS) {
      return Finding.CERTIFICATES_ENDING;
    }
    if (!stored.keyUsable()) {
      return Finding.CERTIFICATES_NO_KEY;
    }
    return switch (state) {
      case RENEWABLE -> Finding.CERTIFICATES_RENEWABLE;
      case NOT_YET_VALID -> Finding.CERTIFICATES_NOT_YET_VALID;
      default -> Finding.CERTIFICATES_OK;
    };
  }

  private Map<String, String> facts(StoredCertificate stored) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("subject", new IssuedCertificate(stored.chain()).subject().commonName().orElse("?"));
    facts.put("sha256", TlsCheck.fingerprint(stored.certificate()));
    facts.put("notAfter", end(stored).toString());
    facts.put("daysLeft", Long.toString(RenewalPolicy.daysLeft(end(stored), now)));
    facts.put("state", Failure.word(state(stored)));
    facts.put("key", stored.keyUsable() ? "usable" : "missing");
    facts.put("protection", stored.protection().label());
    return facts;
  }

  private RenewalState state(StoredCertificate stored) {
    return policy.stateAt(stored.certificate().getNotBefore().toInstant(), end(stored), now);
  }

  private static Instant end(StoredCertificate stored) {
    return stored.certificate().getNotAfter().toInstant();
  }

  /** Whose certificate it is: a renewal has the same login ID and kind, and another timestamp. */
  private static String holder(StoredCertificate stored) {
    return CustomerName.of(new IssuedCertificate(stored.chain()).subject())
        .map(customer -> customer.loginId() + " " + customer.kind())
        .orElseGet(() -> stored.id().sha256());
  }

  /** By names only: this decides what is reported, not what is trusted. */
  private boolean isOfThisBank(StoredCertificate stored) {
    boolean anchored =
        stored.chain().stream()
            .map(X509Certificate::getIssuerX500Principal)
            .anyMatch(
                issuer ->
                    profile.trust().client().certificates().stream()
                        .anyMatch(anchor -> anchor.getSubjectX500Principal().equals(issuer)));
    return anchored
        || new IssuedCertificate(stored.chain())
            .subject()
            .organization()
            .filter(name -> name.startsWith("(" + profile.bankCode() + ")"))
            .isPresent();
  }
}
