package jp.nozomi.cert.protocol.enroll;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;

/**
 * Issues, renews and recovers client certificates of one bank.
 *
 * <p>Every method blocks, runs on the caller's thread, and calls the {@link Conversation} on it.
 * One enrolment at a time for each PC, user and bank: a second one fails with {@link
 * jp.nozomi.cert.core.error.ErrorCode#ENROLLMENT_IN_PROGRESS}. Stores stay the caller's to close.
 */
public interface EnrollmentService extends AutoCloseable {
  /**
   * Issues a certificate.
   *
   * @param store where the key is made and the certificate installed
   * @param key the kind of key; empty for the profile's
   * @param conversation the customer
   * @param cancellation stops the work while that is safe
   * @return the certificate, installed, proven and confirmed
   * @throws CodedException with the code and remedy; what was begun is finished by {@link #recover}
   */
  EnrollmentResult issue(
      CertificateStore store,
      Optional<KeySpec> key,
      Conversation conversation,
      Cancellation cancellation)
      throws CodedException;

  /**
   * Issues a certificate with the profile's kind of key, and nobody who could stop it.
   *
   * @param store where the key is made and the certificate installed
   * @param conversation the customer
   * @return the certificate, installed, proven and confirmed
   * @throws CodedException with the code and remedy; what was begun is finished by {@link #recover}
   */
  default EnrollmentResult issue(CertificateStore store, Conversation conversation)
      throws CodedException {
    return issue(store, Optional.empty(), conversation, new Cancellation());
  }

  /**
   * Renews a certificate; the old one is never touched.
   *
   * @param oldStore where the old certificate and its key are
   * @param old the old certificate
   * @param store where the new key is made; may be the same store
   * @param key the kind of key; empty for the profile's
   * @param conversation the customer
   * @param cancellation stops the work while that is safe
   * @return the new certificate, installed, proven and confirmed
   * @throws CodedException with the code and remedy; what was begun is finished by {@link #recover}
   */
  EnrollmentResult renew(
      CertificateStore oldStore,
      CertificateId old,
      CertificateStore store,
      Optional<KeySpec> key,
      Conversation conversation,
      Cancellation cancellation)
      throws CodedException;

  /**
   * Renews a certificate into its own store, with the profile's kind of key, and nobody who could
   * stop it.
   *
   * @param store where the old certificate and its key are, and the new ones will be
   * @param old the old certificate
   * @param conversation the customer
   * @return the new certificate, installed, proven and confirmed
   * @throws CodedException with the code and remedy; what was begun is finished by {@link #recover}
   */
  default EnrollmentResult renew(
      CertificateStore store, CertificateId old, Conversation conversation) throws CodedException {
    return renew(store, old, store, Optional.empty(), conversation, new Cancellation());
  }

  /**
   * Makes a key ahead of an enrolment, for example while the customer is still typing, if the store
   * can make one without leaving a trace. Does nothing where it can not.
   *
   * <p>May run on a thread of its own, also beside an enrolment into the same store, which then
   * waits for the key. One that the next enrolment does not use is dropped at its end, or when the
   * store is closed.
   *
   * @param store where the key will be
   * @param key the kind of key; empty for the profile's
   * @throws StoreException if the key can not be made
   */
  default void prepareKey(CertificateStore store, Optional<KeySpec> key) throws StoreException {}

  /**
   * Connects to the bank ahead of an enrolment, so that its first call finds a connection.
   *
   * <p>May run on a thread of its own. Asks nobody anything and reports no failure: the enrolment
   * does.
   *
   * @param cancellation ends it early
   */
  default void connect(Cancellation cancellation) {}

  /**
   * Finishes or settles what earlier runs left open.
   *
   * @param prompt asks for the password or PIN of a store that needs one
   * @param conversation is told what goes on, and asked for proxy credentials
   * @return what became of each open enrolment; empty if none was open
   * @throws CodedException with {@link jp.nozomi.cert.core.error.ErrorCode#ENROLLMENT_IN_PROGRESS}
   *     if another process is at work with the journal, which is then no failure; or if the journal
   *     itself can not be used. One enrolment's failure is in its outcome instead
   */
  List<RecoveryOutcome> recover(StorePrompt prompt, Conversation conversation)
      throws CodedException;

  /**
   * Deletes a certificate and its key, unless an enrolment that is not over needs them: the
   * certificate that it renews, or the one that it has installed.
   *
   * @param store where the certificate is
   * @param certificate the certificate; nothing happens if it is not there
   * @throws CodedException with {@link jp.nozomi.cert.core.error.ErrorCode#RECOVERY_PENDING} if it
   *     is needed, until {@link #recover} has settled that; or if the store can not be written
   */
  void delete(CertificateStore store, CertificateId certificate) throws CodedException;

  /** Closes connections. */
  @Override
  void close();
}
