package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;

/**
 * What is to be done, over whichever protocol.
 *
 * @param store where the certificate goes
 * @param wantedKey the kind of key, or empty for the bank's choice
 * @param old the certificate to renew, or empty to issue a first one
 * @param progress is told how far it is
 */
record Plan(
    CertificateStore store,
    Optional<KeySpec> wantedKey,
    Optional<OldCertificate> old,
    Progress progress) {

  Operation operation() {
    return old.isPresent() ? Operation.RENEW : Operation.ISSUE;
  }

  /** Begins: what has to be so before any call. */
  void begin(BankProfile profile) throws CodedException {
    progress.stage(Stage.PREPARING);
    Preconditions.check(profile, store, wantedKey, old.map(one -> one.stored().protection()));
  }
}
