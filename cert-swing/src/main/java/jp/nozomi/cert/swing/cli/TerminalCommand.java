package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Listing;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.flow.Transition;

/** One command in a terminal. */
final class TerminalCommand {
  private final AppRun run;
  private final Terminal terminal;
  private final CertAppCommand.Options options;
  private final GivenSecrets secrets;
  private final Report report;

  TerminalCommand(
      AppRun run,
      Terminal terminal,
      CertAppCommand.Options options,
      GivenSecrets secrets,
      Report report) {
    this.run = run;
    this.terminal = terminal;
    this.options = options;
    this.secrets = secrets;
    this.report = report;
  }

  ExitCode run(String command) throws CodedException, InterruptedException {
    if (!command.equals(Commands.RECOVER)) {
      // What the user names as a store is looked at before anybody is asked for anything.
      run.tools().store().plan();
    }
    return switch (command) {
      case Commands.ISSUE -> issue();
      case Commands.RENEW -> renew();
      case Commands.LIST -> list();
      case Commands.EXPORT -> new ExportCommand(inventory(), terminal, options, report).run();
      case Commands.DELETE -> new DeleteCommand(run, terminal, options, secrets, report).run();
      case Commands.RECOVER -> recover();
      default -> throw new IllegalStateException("a command without an act: " + command);
    };
  }

  private ExitCode issue() throws CodedException, InterruptedException {
    return enroll(run.flow().openIssue(), helpers(secrets.loginId(), Optional.empty()));
  }

  private ExitCode renew() throws CodedException, InterruptedException {
    if (!options.has("--due")) {
      CertificateId old = options.certificate();
      return enroll(run.flow().openRenewal(old), helpers(Optional.empty(), Optional.of(old)));
    }
    if (options.has("--certificate") || options.has("--save-request")) {
      throw new UsageException("--due: without --certificate and --save-request", null);
    }
    tellStore();
    return new RenewDue(inventory(), this::renew, terminal, report).run();
  }

  private EnrollmentResult renew(CertificateEntry old) throws CodedException, InterruptedException {
    return enrolled(
        run.flow().openRenewal(old.id()),
        helpers(DueCertificates.loginId(old), Optional.of(old.id())));
  }

  private ExitCode enroll(Transition opening, Helpers helpers)
      throws CodedException, InterruptedException {
    Optional<Path> request = options.path("--save-request");
    if (request.isPresent() && !OutputFile.isPossible(request.get())) {
      throw new UsageException("--save-request: can not be written", null);
    }
    tellStore();
    EnrollmentResult result = enrolled(opening, helpers);
    report.enrolled(result);
    return request.isPresent() ? save(result, request.get()) : ExitCode.SUCCESS;
  }

  private EnrollmentResult enrolled(Transition opening, Helpers helpers)
      throws CodedException, InterruptedException {
    Session.End end = session(helpers).walk(opening, home -> true);
    if (end.step() instanceof Step.Result done) {
      return done.result();
    }
    throw new EndedException(end.why());
  }

  private ExitCode list() throws CodedException, InterruptedException {
    Listing read = inventory().read();
    report.listed(read.entries(), read.unread());
    return ExitCode.SUCCESS;
  }

  private ExitCode recover() throws CodedException, InterruptedException {
    Session.End end =
        session(Helpers.NONE).walk(run.flow().openRecovery(), home -> !home.settling());
    if (end.step() instanceof Step.Unfinished unfinished) {
      report.recovered(unfinished.outcomes());
      return worst(unfinished.outcomes());
    }
    if (end.step() instanceof Step.Home) {
      report.recovered(List.of());
      return ExitCode.SUCCESS;
    }
    throw new EndedException(end.why());
  }

  private static ExitCode worst(List<RecoveryOutcome> outcomes) {
    ExitCode worst = ExitCode.SUCCESS;
    for (RecoveryOutcome outcome : outcomes) {
      switch (outcome.kind()) {
        case PENDING -> {
          return ExitCode.RECOVERY_PENDING;
        }
        case REVOKED -> worst = ExitCode.ORDER_ABANDONED;
        case FINISHED, NOTHING_ISSUED, FOREIGN -> {
          // Settled, or none of this user's.
        }
      }
    }
    return worst;
  }

  private Helpers helpers(Optional<String> loginId, Optional<CertificateId> renewing)
      throws UsageException {
    return new Helpers(
        options
            .text("--answer-helper")
            .map(command -> new AnswerHelper(command, loginId, renewing)),
        options.path("--qr-file"));
  }

  private Inventory inventory() {
    return new Inventory(run, session(Helpers.NONE));
  }

  private Session session(Helpers helpers) {
    return new Session(run, terminal, secrets, helpers);
  }

  private void tellStore() throws CodedException {
    StoreNotice.of(run.tools().store().plan(), run.context().locale())
        .forEach(terminal.err()::println);
    terminal.err().flush();
  }

  private ExitCode save(EnrollmentResult result, Path file) {
    try {
      OutputFile.replace(file, result.request().pem().getBytes(StandardCharsets.US_ASCII));
      return ExitCode.SUCCESS;
    } catch (IOException e) {
      terminal.err().println("certapp: --save-request: " + e.getMessage());
      return ExitCode.OUTPUT_NOT_WRITTEN;
    }
  }
}
