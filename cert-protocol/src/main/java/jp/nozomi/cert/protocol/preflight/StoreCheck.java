package jp.nozomi.cert.protocol.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.enroll.CancelledException;

/** Tells whether the certificate store can take a new key that is kept as the bank demands. */
final class StoreCheck {
  private final BankProfile.Policy policy;

  StoreCheck(BankProfile profile) {
    this.policy = profile.policy();
  }

  /** A store is one thread's: everything that is wanted of it is done in one go. */
  Checked<List<StoredCertificate>> of(StoreSource source, Duration bound, Run run)
      throws CancelledException {
    return run.within(bound, () -> look(source))
        .orElseGet(() -> Checked.stop(Finding.STORE_TIMED_OUT.with("seconds", bound.toSeconds())));
  }

  private Checked<List<StoredCertificate>> look(StoreSource source) {
    try (CertificateStore store = source.open()) {
      List<StoredCertificate> certificates = store.list();
      return Checked.of(judge(store).with("store", store.location()), certificates);
    } catch (StoreException e) {
      return Checked.stop(failed(e));
    }
  }

  private CheckResult judge(CertificateStore store) {
    StoreCapabilities can = store.capabilities();
    return writable(store)
        .orElseGet(
            () ->
                can.keys().stream().noneMatch(policy.keys()::contains)
                    ? Finding.STORE_NO_COMMON_KEY
                        .with("storeKeys", labels(can.keys()))
                        .with("bankKeys", labels(policy.keys()))
                    : protection(can.protection()))
        .with("protection", can.protection().label())
        .with("minimumProtection", policy.minimumProtection().label());
  }

  private CheckResult protection(Protection protection) {
    return protection.isAtLeast(policy.minimumProtection())
        ? Finding.STORE_OK.result()
        : Finding.STORE_TOO_WEAK.result();
  }

  private static Optional<CheckResult> writable(CertificateStore store) {
    try {
      store.checkWritable();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(failed(e));
    }
  }

  private static CheckResult failed(StoreException e) {
    Finding finding =
        switch (e.reason()) {
          case NOT_WRITABLE -> Finding.STORE_NOT_WRITABLE;
          case FULL -> Finding.STORE_FULL;
          case LOCKED -> Finding.STORE_LOCKED;
          case WRONG_PASSWORD -> Finding.STORE_PASSWORD;
          case TOO_WEAK -> Finding.STORE_TOO_WEAK;
          case NOT_AVAILABLE, BAD_LOCATION, GONE -> Finding.STORE_NOT_AVAILABLE;
          default -> Finding.STORE_UNREADABLE;
        };
    return finding.with("reason", Failure.word(e.reason()));
  }

  private static String labels(Set<KeySpec> keys) {
    return keys.stream().map(KeySpec::label).sorted().collect(Collectors.joining(", "));
  }
}
