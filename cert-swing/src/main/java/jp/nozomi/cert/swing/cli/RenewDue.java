package jp.nozomi.cert.swing.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.model.PlainText;

/** {@code certapp renew --due}: renews whatever is due, one certificate after the other. */
final class RenewDue {
  /** After these another attempt for the same customer would only bring the lockout nearer. */
  private static final Set<ErrorCode> CUSTOMER_REFUSED =
      EnumSet.of(ErrorCode.WRONG_CREDENTIALS, ErrorCode.WRONG_ANSWER, ErrorCode.LOCKED);

  private final Inventory inventory;
  private final Renewer renewer;
  private final Terminal terminal;
  private final Report report;
  private final Map<String, Failure> refusedCustomers = new HashMap<>();

  /** Renews one certificate. */
  @FunctionalInterface
  interface Renewer {
    /** Throws what the renewal ended with, if that is no certificate. */
    EnrollmentResult renew(CertificateEntry old) throws CodedException, InterruptedException;
  }

  RenewDue(Inventory inventory, Renewer renewer, Terminal terminal, Report report) {
    this.inventory = inventory;
    this.renewer = renewer;
    this.terminal = terminal;
    this.report = report;
  }

  ExitCode run() throws CodedException, InterruptedException {
    List<DueRenewal> renewals = new ArrayList<>();
    for (CertificateEntry old : DueCertificates.in(inventory.read().entries())) {
      renewals.add(renew(old));
    }
    report.renewedDue(renewals);
    return renewals.stream()
        .flatMap(renewal -> renewal.failure().stream())
        .findFirst()
        .map(failure -> ExitCode.of(failure.code()))
        .orElse(ExitCode.SUCCESS);
  }

  private DueRenewal renew(CertificateEntry old) throws InterruptedException {
    Optional<String> customer = DueCertificates.loginId(old);
    Optional<Failure> refused = customer.map(refusedCustomers::get);
    if (refused.isPresent()) {
      return DueRenewal.failed(old, refused.get());
    }
    if (terminal.progress()) {
      terminal.err().println(PlainText.of(old.certificate().subject().toString()));
    }
    try {
      return DueRenewal.done(old, renewer.renew(old));
    } catch (CodedException e) {
      if (CUSTOMER_REFUSED.contains(e.code())) {
        customer.ifPresent(loginId -> refusedCustomers.put(loginId, e.failure()));
      }
      return DueRenewal.failed(old, e.failure());
    }
  }
}
