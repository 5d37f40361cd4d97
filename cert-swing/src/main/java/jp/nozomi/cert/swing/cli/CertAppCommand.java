package jp.nozomi.cert.swing.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.Checkup;
import jp.nozomi.cert.swing.app.RunOptions;
import jp.nozomi.cert.swing.presenter.Texts;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** {@code certapp}: without a command the wizard, with one a terminal session. */
public final class CertAppCommand {
  private final Terminal terminal;
  private final AppFolders folders;
  private final Clock clock;
  private final WizardStarter wizard;
  private final HttpSettings http;
  // Set once the arguments are understood; a defect may be told from another thread.
  private volatile String command = "";

  /**
   * Makes the command, with the proxies of the system.
   *
   * @param terminal where it runs
   * @param folders where the app keeps its own
   * @param clock the time
   * @param wizard opens the wizard
   */
  public CertAppCommand(Terminal terminal, AppFolders folders, Clock clock, WizardStarter wizard) {
    this(
        terminal,
        folders,
        clock,
        wizard,
        HttpSettings.defaults().withProxies(ProxyRouting.system()));
  }

  /**
   * Makes the command.
   *
   * @param terminal where it runs
   * @param folders where the app keeps its own
   * @param clock the time
   * @param wizard opens the wizard
   * @param http bounds and proxies
   */
  public CertAppCommand(
      Terminal terminal, AppFolders folders, Clock clock, WizardStarter wizard, HttpSettings http) {
    this.terminal = terminal;
    this.folders = folders;
    this.clock = clock;
    this.wizard = wizard;
    this.http = http;
  }

  /**
   * Runs it.
   *
   * @param args the arguments
   * @return how it ended
   * @throws InterruptedException if the thread is interrupted
   */
  public ExitCode run(String... args) throws InterruptedException {
    Locale locale = localeIn(args);
    Texts texts = Texts.in(locale);
    Report report = reportFor(args, texts);
    try {
      return dispatch(new Commands(texts).build(), args, locale, report);
    } catch (CodedException e) {
      return failed(report, e.failure());
    }
  }

  /**
   * Tells of a defect, as every other failure is told.
   *
   * @param args the arguments
   * @return how the process ends
   */
  public ExitCode defect(String... args) {
    return failed(reportFor(args, Texts.in(localeIn(args))), new Failure(ErrorCode.INTERNAL));
  }

  private ExitCode failed(Report report, Failure failure) {
    report.failed(failure);
    // A monitoring system reads 1 and 2 as findings, and this is none.
    return command.equals(Commands.DOCTOR) ? ExitCode.DOCTOR_UNKNOWN : ExitCode.of(failure.code());
  }

  private ExitCode dispatch(CommandLine line, String[] args, Locale locale, Report report)
      throws CodedException, InterruptedException {
    ParseResult parsed = parse(line, args);
    List<CommandLine> asked = parsed.asCommandLineList();
    CommandLine last = asked.get(asked.size() - 1);
    command = last.getCommandName();
    if (last.isUsageHelpRequested()) {
      last.usage(terminal.out());
      terminal.out().flush();
      return ExitCode.SUCCESS;
    }
    if (parsed.isVersionHelpRequested()) {
      terminal.out().println("certapp " + AppRun.version());
      terminal.out().flush();
      return ExitCode.SUCCESS;
    }
    Options options = new Options(last.getParseResult());
    RunOptions chosen =
        new RunOptions(options.text("--profile"), options.text("--store"), key(options), locale);
    if (!parsed.hasSubcommand()) {
      return openWizard(AppRun.open(chosen, folders, clock, http), options);
    }
    try (GivenSecrets secrets = GivenSecrets.read(options, terminal.in())) {
      if (command.equals(Commands.DOCTOR)) {
        Checkup checkup = Checkup.of(chosen, folders, clock, http);
        return new DoctorCommand(checkup, terminal, options, secrets, Texts.in(locale)).run();
      }
      AppRun run = AppRun.open(chosen, folders, clock, http);
      return new TerminalCommand(run, terminal, options, secrets, report).run(command);
    }
  }

  private ExitCode openWizard(AppRun run, Options options)
      throws UsageException, InterruptedException {
    String theme = options.text("--theme").orElse("light");
    if (!theme.equals("light") && !theme.equals("dark")) {
      throw new UsageException("--theme", null);
    }
    if (wizard.open(run, theme.equals("dark"))) {
      return ExitCode.SUCCESS;
    }
    terminal.err().println(Texts.in(run.context().locale()).of("cli.no_display"));
    terminal.err().flush();
    return ExitCode.NO_DISPLAY;
  }

  private ParseResult parse(CommandLine line, String[] args) throws UsageException {
    try {
      return line.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      command = e.getCommandLine().getCommandName();
      throw new UsageException(e.getMessage() == null ? "" : e.getMessage(), e);
    }
  }

  private static Optional<KeySpec> key(Options options) throws UsageException {
    Optional<String> label = options.text("--key");
    if (label.isEmpty()) {
      return Optional.empty();
    }
    Optional<KeySpec> key = KeySpec.find(label.get().toUpperCase(Locale.ROOT));
    if (key.isEmpty()) {
      throw new UsageException("--key " + label.get(), null);
    }
    return key;
  }

  /** The language of the messages about the arguments, so it is found before they are parsed. */
  private static Locale localeIn(String... args) {
    List<String> all = Arrays.asList(args);
    int at = all.indexOf("--lang");
    boolean english =
        all.contains("--lang=en") || (at >= 0 && at + 1 < args.length && args[at + 1].equals("en"));
    return english ? Locale.ENGLISH : Locale.JAPANESE;
  }

  private Report reportFor(String[] args, Texts texts) {
    return Arrays.asList(args).contains("--json")
        ? new JsonReport(terminal.out(), texts.locale())
        : new TextReport(terminal, texts);
  }

  /**
   * The parsed options of one command.
   *
   * @param parsed what picocli found
   */
  record Options(ParseResult parsed) {
    Optional<String> text(String name) {
      return parsed.commandSpec().findOption(name) == null
          ? Optional.empty()
          : Optional.ofNullable(parsed.matchedOptionValue(name, null));
    }

    boolean has(String name) {
      return parsed.commandSpec().findOption(name) != null && parsed.hasMatchedOption(name);
    }

    Optional<Path> path(String name) throws UsageException {
      Optional<String> text = text(name);
      try {
        return text.map(Path::of);
      } catch (InvalidPathException e) {
        throw new UsageException(name, e);
      }
    }

    CertificateId certificate() throws UsageException {
      try {
        return new CertificateId(text("--certificate").orElse("").toLowerCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--certificate", e);
      }
    }
  }
}
