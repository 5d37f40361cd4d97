package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.nozomi.cert.core.certificate.CertificateFormat;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.swing.flow.CertificateEntry;

/** {@code certapp export}: a certificate without its key, as a file. */
final class ExportCommand {
  private final Inventory inventory;
  private final Terminal terminal;
  private final CertAppCommand.Options options;
  private final Report report;

  ExportCommand(
      Inventory inventory, Terminal terminal, CertAppCommand.Options options, Report report) {
    this.inventory = inventory;
    this.terminal = terminal;
    this.options = options;
    this.report = report;
  }

  ExitCode run() throws CodedException, InterruptedException {
    CertificateId wanted = options.certificate();
    Path file = file();
    if (options.has("--der") && (options.has("--pem") || options.has("--chain"))) {
      throw new UsageException("--der: without --pem and --chain", null);
    }
    IssuedCertificate certificate =
        inventory.read().entries().stream()
            .filter(entry -> entry.id().equals(wanted))
            .map(CertificateEntry::certificate)
            .findFirst()
            .orElseThrow(() -> new UsageException("--certificate: not in the store", null));
    try {
      write(file, content(certificate));
    } catch (IOException e) {
      terminal.err().println("certapp: --out: " + e.getMessage());
      return ExitCode.OUTPUT_NOT_WRITTEN;
    }
    report.exported(certificate, file);
    return ExitCode.SUCCESS;
  }

  /** Before the store's password is asked for, so that nobody types it in vain. */
  private Path file() throws UsageException {
    Path file = options.path("--out").orElseThrow(() -> new UsageException("--out: missing", null));
    if (!OutputFile.isPossible(file)) {
      throw new UsageException("--out: can not be written", null);
    }
    if (!options.has("--force") && Files.exists(file)) {
      throw new UsageException("--out: exists already (--force)", null);
    }
    return file;
  }

  private byte[] content(IssuedCertificate certificate) {
    if (options.has("--der")) {
      return CertificateFormat.DER.encode(List.of(certificate.certificate()));
    }
    return CertificateFormat.PEM.encode(
        options.has("--chain") ? certificate.chain() : List.of(certificate.certificate()));
  }

  private void write(Path file, byte[] content) throws IOException {
    if (options.has("--force")) {
      OutputFile.replace(file, content);
    } else {
      OutputFile.create(file, content);
    }
  }
}
