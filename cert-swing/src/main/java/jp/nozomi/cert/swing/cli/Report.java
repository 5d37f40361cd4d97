package jp.nozomi.cert.swing.cli;

import java.nio.file.Path;
import java.util.List;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.flow.CertificateEntry;

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
   * The store was read.
   *
   * @param entries its certificates
   */
  void listed(List<CertificateEntry> entries);

  /**
   * Interrupted work was looked at.
   *
   * @param outcomes what became of it
   */
  void recovered(List<RecoveryOutcome> outcomes);

  /**
   * The command failed.
   *
   * @param failure why
   */
  void failed(Failure failure);
}
