package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;

/** Makes the enrolment service of this run, on the worker's thread. */
@FunctionalInterface
public interface ServiceOpener {
  /**
   * Makes the service.
   *
   * @return the service
   * @throws CodedException if the bank profile does not allow one
   */
  EnrollmentService open() throws CodedException;
}
