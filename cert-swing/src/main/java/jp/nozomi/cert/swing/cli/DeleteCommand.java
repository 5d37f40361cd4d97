package jp.nozomi.cert.swing.cli;

import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.StorePassword;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Standing;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.presenter.CertificateLister;
import jp.nozomi.cert.swing.presenter.OpenStores;
import jp.nozomi.cert.swing.presenter.Texts;

/** {@code certapp delete}: one of the bank's certificates, and its key, leave their store. */
final class DeleteCommand {
  private final AppRun run;
  private final Terminal terminal;
  private final CertAppCommand.Options options;
  private final GivenSecrets secrets;
  private final Report report;
  private final Texts texts;

  DeleteCommand(
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
    this.texts = Texts.in(run.context().locale());
  }

  ExitCode run() throws CodedException {
    CertificateId wanted = options.certificate();
    if (!options.has("--yes") && terminal.keyboard().isEmpty()) {
      throw new UsageException("--yes: nobody is there to be asked", null);
    }
    CertificateLister lister = run.tools().lister();
    try (StorePassword password = TypedStorePassword.of(secrets, terminal, texts);
        OpenStores stores = new OpenStores(run.tools().store(), lister)) {
      CertificateStore store =
          stores.listing(wanted, password).orElseThrow(DeleteCommand::notThere);
      CertificateEntry entry = entry(lister, store, wanted);
      if (!options.has("--yes") && !confirmed(entry)) {
        throw new EndedException(new Failure(ErrorCode.CANCELLED));
      }
      try (EnrollmentService service = run.tools().service().open()) {
        service.delete(store, wanted);
      }
      // Read again, so that nobody is reminded of what is gone.
      lister.list(store);
      report.deleted(entry.certificate(), entry.store());
      return ExitCode.SUCCESS;
    }
  }

  /** What other issuers made is none of this app's business. */
  private static CertificateEntry entry(
      CertificateLister lister, CertificateStore store, CertificateId wanted)
      throws StoreException, UsageException {
    Optional<CertificateEntry> entry =
        lister.list(store).stream().filter(each -> each.id().equals(wanted)).findFirst();
    if (entry.filter(each -> each.standing() == Standing.OTHER_ISSUER).isPresent()) {
      throw new UsageException("--certificate: not of this bank", null);
    }
    return entry.orElseThrow(DeleteCommand::notThere);
  }

  private boolean confirmed(CertificateEntry entry) {
    return Consent.isTyped(
        terminal,
        PlainText.of(
            entry.certificate().subject() + "\n" + texts.of("cli.delete.confirm", entry.store())),
        texts.of("cli.delete.question"));
  }

  private static UsageException notThere() {
    return new UsageException("--certificate: not in the store", null);
  }
}
