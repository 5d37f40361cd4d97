package jp.nozomi.cert.swing.cli;

import java.util.List;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.UnreadStore;

/** Tells what came of a command. */
interface Report {
  /**
   * A certificate was issued or renewed.
   *
   * @param result what came of it
   */
  void enrolled(EnrollmentResult result);

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
   * The command failed.
   *
   * @param failure why
   */
  void failed(Failure failure);
}
