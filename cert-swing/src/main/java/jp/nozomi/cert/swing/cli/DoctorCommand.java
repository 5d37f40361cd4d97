package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import jp.nozomi.cert.protocol.preflight.PreflightListener;
import jp.nozomi.cert.protocol.preflight.PreflightReport;
import jp.nozomi.cert.swing.app.Checkup;
import jp.nozomi.cert.swing.app.StorePassword;
import jp.nozomi.cert.swing.presenter.Texts;

/** {@code certapp doctor}: the preflight, for people, for monitoring and for the support desk. */
final class DoctorCommand {
  private final Checkup checkup;
  private final Terminal terminal;
  private final CertAppCommand.Options options;
  private final GivenSecrets secrets;
  private final Texts texts;

  DoctorCommand(
      Checkup checkup,
      Terminal terminal,
      CertAppCommand.Options options,
      GivenSecrets secrets,
      Texts texts) {
    this.checkup = checkup;
    this.terminal = terminal;
    this.options = options;
    this.secrets = secrets;
    this.texts = texts;
  }

  ExitCode run() throws CodedException {
    Optional<Path> bundle = options.path("--bundle");
    if (bundle.isPresent() && !OutputFile.isPossible(bundle.get())) {
      throw new UsageException("--bundle: can not be written", null);
    }
    PreflightReport report = examine();
    if (options.has("--json")) {
      String json = new String(JsonWriter.pretty(report.toJson()), StandardCharsets.UTF_8);
      terminal.out().println(json);
    } else {
      report.lines(texts.locale()).forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return bundle.isPresent() && !isWritten(report, bundle.get())
        ? ExitCode.DOCTOR_UNKNOWN
        : ExitCode.of(report.monitoring());
  }

  private PreflightReport examine() throws CodedException {
    try (StorePassword password = TypedStorePassword.of(secrets, terminal, texts)) {
      return checkup.run(password, this::proxyLogin, PreflightListener.NONE, new Cancellation());
    }
  }

  /** What the options give is tried once; a person is asked until the proxy is content. */
  private Optional<ProxyLogin> proxyLogin(
      ProxyAddress proxy, Optional<String> realm, boolean rejected) {
    if (!rejected && secrets.proxyUser().isPresent() && secrets.proxyPassword().isPresent()) {
      return Optional.of(
          new ProxyLogin(secrets.proxyUser().get(), secrets.proxyPassword().get().copy()));
    }
    if (terminal.keyboard().isEmpty()) {
      return Optional.empty();
    }
    Terminal.Keyboard keyboard = terminal.keyboard().get();
    terminal.err().println(texts.of("proxy.instruction", proxy));
    terminal.err().println(texts.of("proxy.section.help"));
    Optional<String> user = keyboard.line(texts.of("field.proxy.user") + ": ");
    if (user.isEmpty()) {
      return Optional.empty();
    }
    Optional<Secret> password = keyboard.secret(texts.of("field.proxy.password") + ": ");
    return password.map(secret -> new ProxyLogin(user.get(), secret));
  }

  private boolean isWritten(PreflightReport report, Path bundle) {
    try {
      checkup.writeBundle(report, bundle);
      terminal.err().println(texts.of("cli.doctor.bundle", bundle));
      return true;
    } catch (IOException e) {
      terminal.err().println("certapp: --bundle: " + e.getMessage());
      return false;
    }
  }
}
