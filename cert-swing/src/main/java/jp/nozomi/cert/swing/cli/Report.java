package jp.nozomi.cert.swing.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.UnreadStore;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;

/** Tells what came of a command. */
interface Report {
  /**
   * A certificate was issued or renewed.
   *
   * @param result what came of it
   */
  void enrolled(EnrollmentResult result);

  /**
   * The certificates that were due were renewed, or not.
   *
   * @param renewals what became of each
   */
  void renewedDue(List<DueRenewal> renewals);

  /**
   * A certificate was written to a file, without its key.
   *
   * @param certificate the certificate
   * @param file the file
   */
  void exported(IssuedCertificate certificate, Path file);

  /**
   * A certificate and its key were deleted.
   *
   * @param certificate the certificate
   * @param store where it was
   */
  void deleted(IssuedCertificate certificate, StoreLocation store);

  /**
   * The stores were read.
   *
   * @param entries their certificates
   * @param unread the stores that could not be read
   */
  void listed(List<CertificateEntry> entries, List<UnreadStore> unread);

  /**
   * Interrupted work was looked at.
   *
   * @param outcomes what became of it
   */
  void recovered(List<RecoveryOutcome> outcomes);

  /**
   * The mirror was asked.
   *
   * @param running the running version
   * @param offer a newer version, or empty
   */
  void checked(String running, Optional<Offer> offer);

  /** Tells which version runs, where new ones are not looked for. */
  void neverChecked(String running);

  /**
   * An installer was downloaded.
   *
   * @param downloaded the installer
   * @param started whether it was started
   */
  void updated(Downloaded downloaded, boolean started);

  /**
   * Issuing, renewing or finishing ended without a certificate in use: tells also whether one has
   * to be revoked.
   *
   * @param failure why
   */
  void stopped(Failure failure);

  /**
   * The command failed.
   *
   * @param failure why
   */
  void failed(Failure failure);
}
