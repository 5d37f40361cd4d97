package jp.nozomi.cert.swing.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.ErrorTexts;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.UnreadStore;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.presenter.JapanTime;
import jp.nozomi.cert.swing.presenter.StandingText;
import jp.nozomi.cert.swing.presenter.StoreTexts;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;

/** Writes lines for people: results on standard output, failures on standard error. */
final class TextReport implements Report {
  private final Terminal terminal;
  private final Texts texts;
  private final ErrorTexts errors;
  private final StoreTexts stores;

  TextReport(Terminal terminal, Texts texts) {
    this.terminal = terminal;
    this.texts = texts;
    this.errors = ErrorTexts.in(texts.locale());
    this.stores = new StoreTexts(texts);
  }

  @Override
  public void enrolled(EnrollmentResult result) {
    enrollment(result);
    terminal.out().flush();
  }

  @Override
  public void renewedDue(List<DueRenewal> renewals) {
    for (DueRenewal renewal : renewals) {
      renewal.result().ifPresent(this::enrollment);
      if (renewal.failure().isPresent()) {
        terminal.out().println(texts.of("cli.due.failed"));
        certificate(renewal.old().certificate());
        line("cli.error", summary(renewal.failure().get()));
        line("failure.revocation", revocation(renewal.failure().get()));
      }
      terminal.out().println();
    }
    long done = renewals.stream().filter(renewal -> renewal.result().isPresent()).count();
    terminal
        .out()
        .println(texts.of("cli.due.summary", renewals.size(), done, renewals.size() - done));
    terminal.out().flush();
  }

  @Override
  public void exported(IssuedCertificate certificate, Path file) {
    terminal.out().println(texts.of("cli.exported", PlainText.of(file.toString())));
    certificate(certificate);
    terminal.out().flush();
  }

  @Override
  public void deleted(IssuedCertificate certificate, StoreLocation store) {
    terminal.out().println(PlainText.of(texts.of("cli.deleted", store)));
    certificate(certificate);
    terminal.out().flush();
  }

  private void enrollment(EnrollmentResult result) {
    terminal
        .out()
        .println(texts.of(result.operation() == Operation.ISSUE ? "cli.issued" : "cli.renewed"));
    certificate(result.certificate());
    line("result.store", result.store().toString());
    line(
        "cli.stages",
        result.stages().entrySet().stream().map(this::stage).collect(Collectors.joining(", ")));
  }

  @Override
  public void listed(List<CertificateEntry> entries, List<UnreadStore> unread) {
    if (entries.isEmpty()) {
      terminal.out().println(texts.of("cli.list.empty"));
    }
    for (CertificateEntry entry : entries) {
      certificate(entry.certificate());
      entry.loginId().ifPresent(loginId -> line("cli.login_id", loginId));
      line("home.column.state", StandingText.of(texts, entry));
      line("result.store", entry.store().toString());
      line("cli.protection", stores.protection(entry.protection()));
      terminal.out().println();
    }
    for (UnreadStore each : unread) {
      String key = each.isLocked() ? "cli.unread.locked" : "home.unread.failed";
      terminal.out().println(PlainText.of(texts.of(key, each.store())));
    }
    terminal.out().flush();
  }

  @Override
  public void recovered(List<RecoveryOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      terminal.out().println(texts.of("cli.recover.empty"));
    }
    for (RecoveryOutcome outcome : outcomes) {
      terminal
          .out()
          .println(texts.of("unfinished." + outcome.kind().name().toLowerCase(Locale.ROOT)));
      outcome.certificate().ifPresent(this::certificate);
      line("unfinished.store", outcome.store().toString());
      outcome.failure().ifPresent(this::stopped);
    }
    terminal.out().flush();
  }

  @Override
  public void checked(String running, Optional<Offer> offer) {
    line("cli.update.running", running);
    if (offer.isEmpty()) {
      terminal.out().println(texts.of("cli.update.none"));
    } else {
      line("cli.update.offer", offer.get().version().text());
      if (offer.get().mandatory()) {
        terminal.out().println(texts.of("update.mandatory"));
      }
      Optional.ofNullable(offer.get().notes().get(texts.locale().getLanguage()))
          .ifPresent(notes -> terminal.out().println(PlainText.of(notes)));
    }
    terminal.out().flush();
  }

  @Override
  public void neverChecked(String running) {
    line("cli.update.running", running);
    terminal.out().flush();
  }

  @Override
  public void updated(Downloaded downloaded, boolean started) {
    line("cli.update.file", downloaded.file().toString());
    terminal
        .out()
        .println(
            started ? texts.of("update.started") : errors.printed(ErrorCode.DOWNLOAD_COMPLETE));
    terminal.out().flush();
  }

  @Override
  public void stopped(Failure failure) {
    failed(failure);
    terminal.err().println(texts.of("failure.revocation") + ": " + revocation(failure));
    terminal.err().flush();
  }

  @Override
  public void failed(Failure failure) {
    terminal.err().println("certapp: " + summary(failure));
    Optional<String> detail = Optional.ofNullable(failure.facts().get("detail"));
    detail
        .or(() -> cause(failure))
        .ifPresent(
            cause -> terminal.err().println(texts.of("cli.cause") + ": " + PlainText.of(cause)));
    terminal.err().println(texts.of("cli.remedy") + ": " + PlainText.of(errors.remedy(failure)));
    stores.hint(failure).ifPresent(terminal.err()::println);
    failure
        .traceId()
        .ifPresent(
            id -> terminal.err().println(texts.of("failure.trace") + ": " + PlainText.of(id)));
    terminal.err().flush();
  }

  private void certificate(IssuedCertificate certificate) {
    line("cli.subject", certificate.subject().toString());
    line("cli.issuer", certificate.issuer().toString());
    line("result.serial", certificate.serial().hex());
    line(
        "cli.validity",
        texts.of(
            "cli.validity.span",
            JapanTime.second(certificate.notBefore()),
            JapanTime.second(certificate.notAfter())));
    line("cli.sha256", certificate.id().sha256());
  }

  private void line(String key, String value) {
    terminal.out().println(texts.of(key) + ": " + PlainText.of(value));
  }

  private String stage(Map.Entry<Stage, Duration> entry) {
    String name = entry.getKey().name().toLowerCase(Locale.ROOT);
    return texts.of("cli.stage." + name) + " " + entry.getValue().toMillis() + " ms";
  }

  private String revocation(Failure failure) {
    return texts.of("failure.revocation." + failure.revocation().name().toLowerCase(Locale.ROOT));
  }

  /** The exact condition, where it says more than the code: in words, or as scripts know it. */
  private Optional<String> cause(Failure failure) {
    String type = failure.type();
    return type.equals(Failure.word(failure.code()))
        ? Optional.empty()
        : texts.find("failure.cause." + type).or(() -> Optional.of(type));
  }

  private String summary(Failure failure) {
    String printed = errors.printed(failure.code());
    return printed.isEmpty() ? errors.withCode("", failure.code()) : printed;
  }
}
