package jp.nozomi.cert.protocol.enroll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.wire.Directory;
import jp.nozomi.cert.protocol.wire.Versions;

/** What has to be so before the bank is asked for anything. */
final class Preconditions {
  private Preconditions() {}

  /** Checks profile and store, before any call. */
  static void check(
      BankProfile profile,
      CertificateStore store,
      Optional<KeySpec> wanted,
      Optional<Protection> oldProtection)
      throws CodedException {
    if (profile.trust().client().isEmpty()) {
      throw new EnrollmentException(
          new Failure(ErrorCode.PROFILE_INVALID, "no-client-anchor"),
          "the profile pins no anchor for client certificates",
          null);
    }
    Protection protection = store.capabilities().protection();
    if (!protection.isAtLeast(profile.policy().minimumProtection())) {
      throw new StoreException(
          StoreException.Reason.TOO_WEAK,
          "the bank wants " + profile.policy().minimumProtection().label());
    }
    if (oldProtection.isPresent() && !protection.isAtLeast(oldProtection.get())) {
      throw new StoreException(
          StoreException.Reason.TOO_WEAK, "the old key is kept better: " + oldProtection.get());
    }
    if (wanted.isPresent() && !isPossible(wanted.get(), profile, store)) {
      throw new StoreException(
          StoreException.Reason.KEY_NOT_SUPPORTED,
          wanted.get().label() + " is not for this bank and store");
    }
    store.checkWritable();
  }

  /** Chooses the kind of key that bank, profile and store agree on. */
  static KeySpec choose(
      BankProfile profile, CertificateStore store, Optional<KeySpec> wanted, List<KeySpec> accepted)
      throws CodedException {
    KeySpec first = wanted.orElse(profile.policy().defaultKey());
    if (accepted.contains(first) && isPossible(first, profile, store)) {
      return first;
    }
    if (wanted.isPresent()) {
      throw unsupported("key-not-accepted", "the bank does not accept " + first.label());
    }
    for (KeySpec spec : accepted) {
      if (isPossible(spec, profile, store)) {
        return spec;
      }
    }
    throw unsupported("key-not-accepted", "no kind of key suits bank and store");
  }

  /** Checks what the directory says about the bank as a whole. */
  static void check(Directory directory, Operation operation, String version)
      throws CodedException {
    Optional<Instant> until = directory.maintenanceUntil();
    if (until.isPresent()) {
      throw new EnrollmentException(
          new Failure(ErrorCode.NOT_AVAILABLE, "maintenance").withRetryAt(until),
          "maintenance until " + until.get(),
          null);
    }
    Optional<String> minimum = directory.minimumClient();
    if (minimum.isPresent() && Versions.isOlder(version, minimum.get())) {
      throw new EnrollmentException(
          new Failure(ErrorCode.CLIENT_TOO_OLD).with("minimumClient", minimum.get()),
          "this is " + version,
          null);
    }
    boolean offered =
        operation == Operation.ISSUE
            ? directory.issue().isPresent()
            : directory.renew().isPresent();
    if (!offered) {
      throw unsupported("operation-not-offered", operation + " is not offered");
    }
  }

  private static boolean isPossible(KeySpec spec, BankProfile profile, CertificateStore store) {
    return profile.policy().keys().contains(spec) && store.capabilities().keys().contains(spec);
  }

  private static EnrollmentException unsupported(String type, String detail) {
    return new EnrollmentException(new Failure(ErrorCode.UNSUPPORTED, type), detail, null);
  }
}
