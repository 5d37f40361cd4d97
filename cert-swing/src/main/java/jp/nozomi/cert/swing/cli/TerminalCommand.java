package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.flow.Listing;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.flow.Transition;

/** One command in a terminal. */
final class TerminalCommand {
  private final AppRun run;
  private final Terminal terminal;
  private final CertAppCommand.Options options;
  private final Prepared prepared;
  private final Report report;

  TerminalCommand(
      AppRun run,
      Terminal terminal,
      CertAppCommand.Options options,
      Prepared prepared,
      Report report) {
    this.run = run;
    this.terminal = terminal;
    this.options = options;
    this.prepared = prepared;
    this.report = report;
  }

  ExitCode run(String command) throws CodedException, InterruptedException {
    return switch (command) {
      case Commands.ISSUE -> enroll(run.flow().openIssue());
      case Commands.RENEW -> enroll(run.flow().openRenewal(options.certificate()));
      case Commands.LIST -> list();
      case Commands.RECOVER -> recover();
      default -> throw new IllegalStateException("a command without an act: " + command);
    };
  }

  private ExitCode enroll(Transition opening) throws CodedException, InterruptedException {
    Optional<Path> request = options.path("--save-request");
    if (request.isPresent() && !OutputFile.isPossible(request.get())) {
      throw new UsageException("--save-request: can not be written", null);
    }
    options.text("--login-id").ifPresent(prepared::loginId);
    SecretSource secrets = new SecretSource(terminal.in());
    Optional<String> password = options.text("--password-file");
    if (password.isPresent()) {
      prepared.password(secrets.read("--password-file", password.get()));
    }
    readStorePassword(secrets);
    StoreNotice.of(run.context()).forEach(terminal.err()::println);
    terminal.err().flush();
    Helpers helpers =
        new Helpers(
            options.text("--answer-helper").map(AnswerHelper::new), options.path("--qr-file"));
    Session.End end = session(helpers).walk(opening, home -> true);
    if (end.step() instanceof Step.Result result) {
      report.enrolled(result.result());
      return request.isPresent() ? save(result.result(), request.get()) : ExitCode.SUCCESS;
    }
    return failed(end);
  }

  private ExitCode list() throws CodedException, InterruptedException {
    readStorePassword(new SecretSource(terminal.in()));
    Session.End end =
        session(Helpers.NONE)
            .walk(run.flow().openList(), home -> home.listing().state() != Listing.State.LOADING);
    if (end.step() instanceof Step.Home home) {
      return switch (home.listing().state()) {
        case READY -> {
          report.listed(home.listing().entries(), home.listing().unread());
          yield ExitCode.SUCCESS;
        }
        case LOCKED -> failed(new Failure(ErrorCode.STORE_PASSWORD_WRONG));
        case FAILED, LOADING -> failed(home.listing().failure().orElseGet(end::failure));
      };
    }
    return failed(end);
  }

  private ExitCode recover() throws CodedException, InterruptedException {
    readStorePassword(new SecretSource(terminal.in()));
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
    return failed(end);
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

  private void readStorePassword(SecretSource secrets) throws UsageException {
    Optional<String> file = options.text("--store-password-file");
    if (file.isPresent()) {
      prepared.storePassword(secrets.read("--store-password-file", file.get()));
    }
  }

  private Session session(Helpers helpers) {
    return new Session(run, terminal, prepared, helpers);
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

  private ExitCode failed(Session.End end) {
    return failed(end.step() instanceof Step.Stopped stopped ? stopped.failure() : end.failure());
  }

  private ExitCode failed(Failure failure) {
    report.failed(failure);
    return ExitCode.of(failure.code());
  }
}
