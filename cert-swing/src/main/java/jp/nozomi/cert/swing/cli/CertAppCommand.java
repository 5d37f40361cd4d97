package jp.nozomi.cert.swing.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.Checkup;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import jp.nozomi.cert.swing.app.RunOptions;
import jp.nozomi.cert.swing.app.StartChoices;
import jp.nozomi.cert.swing.launch.LaunchIntent;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.reminder.ExpiryBook;
import jp.nozomi.cert.swing.reminder.OtherProgram;
import jp.nozomi.cert.swing.settings.Label;
import jp.nozomi.cert.swing.settings.Language;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.ProxyChoice;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** {@code certapp}: without a command the wizard, with one a terminal session. */
public final class CertAppCommand {
  private static final Set<String> ENROLLING =
      Set.of(Commands.ISSUE, Commands.RENEW, Commands.RECOVER);

  private final Terminal terminal;
  private final AppFolders folders;
  private final Clock clock;
  private final WizardStarter wizard;
  private final HttpSettings http;
  private final InstalledProfiles profiles;
  // Set once the arguments are understood; a defect may be told from another thread.
  private volatile String command = "";

  /**
   * Makes the command with the profile inside the app and the proxies of the system.
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
        HttpSettings.defaults().withProxies(ProxyRouting.system()),
        InstalledProfiles.BUILT_IN);
  }

  /**
   * Makes the command.
   *
   * @param terminal where it runs
   * @param folders where the app keeps its own
   * @param clock the time
   * @param wizard opens the wizard
   * @param http bounds and proxies
   * @param profiles the profiles that are trusted on this PC
   */
  public CertAppCommand(
      Terminal terminal,
      AppFolders folders,
      Clock clock,
      WizardStarter wizard,
      HttpSettings http,
      InstalledProfiles profiles) {
    this.terminal = terminal;
    this.folders = folders;
    this.clock = clock;
    this.wizard = wizard;
    this.http = http;
    this.profiles = profiles.under(folders, http);
  }

  /**
   * Tells a start that leads to the window without any option: from the menu, or by a link.
   *
   * @param args the arguments
   * @return true if it is one of these
   */
  public static boolean isPlainStart(String... args) {
    return WindowCommand.isPlainStart(args);
  }

  /**
   * Loads what an enrolment needs beside what its command has to do before it; does nothing for
   * other commands.
   *
   * @param args the arguments
   */
  public static void loadAhead(String... args) {
    if (args.length > 0 && ENROLLING.contains(args[0])) {
      Thread loading = new Thread(EnrollmentClient::loadAhead, "load-ahead");
      loading.setDaemon(true);
      loading.start();
    }
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
      WindowCommand window = new WindowCommand(terminal, folders, clock, wizard, http, report);
      if (WindowCommand.isPlainStart(args)) {
        return window.start(wizard.read(profiles, locale), locale, args);
      }
      return dispatch(new Commands(texts).build(), args, locale, report, window);
    } catch (EndedException e) {
      if (ENROLLING.contains(command)) {
        report.stopped(e.failure());
        return ExitCode.of(e.failure().code());
      }
      return failed(report, e.failure());
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

  private ExitCode dispatch(
      CommandLine line, String[] args, Locale locale, Report report, WindowCommand window)
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
    if (command.equals(Commands.OPEN)) {
      if (!parsed.matchedOptions().isEmpty()) {
        throw new UsageException("open takes a link and nothing else", null);
      }
      return window.follow(
          last.getParseResult().matchedPositionalValue(0, ""),
          wizard.read(profiles, locale),
          locale);
    }
    RunOptions chosen =
        new RunOptions(
            options.text("--profile"),
            options.text("--store"),
            key(options),
            locale,
            options.text("--update-root"),
            choices(options));
    if (command.equals(Commands.DOCTOR)) {
      try (GivenSecrets secrets = GivenSecrets.read(options, terminal.in())) {
        Checkup checkup = Checkup.of(chosen, folders, clock, http);
        Texts texts = Texts.in(locale);
        if (options.has("--self-test")) {
          return new SelfTestCommand(checkup, terminal, secrets, texts).run(options.has("--json"));
        }
        return new DoctorCommand(checkup, terminal, options, secrets, texts).run();
      }
    }
    if (!parsed.hasSubcommand()) {
      return window.show(
          AppRun.open(chosen, wizard.read(profiles, locale).get(0), folders, clock, http),
          LaunchIntent.SHOW);
    }
    AppRun run = AppRun.open(chosen, profiles.all().get(0), folders, clock, http);
    return switch (command) {
      case Commands.REGISTER ->
          new RegisterCommand(terminal, Texts.in(locale))
              .run(run.context().profile(), options.has("--remove"));
      case Commands.REMIND -> remind(run, options);
      case Commands.UPDATE -> new UpdateCommand(run, terminal, options, report).run();
      default -> {
        try (GivenSecrets secrets = GivenSecrets.read(options, terminal.in())) {
          yield new TerminalCommand(run, terminal, options, secrets, report).run(command);
        }
      }
    };
  }

  private ExitCode remind(AppRun run, Options options) throws UsageException, InterruptedException {
    RemindCommand remind = new RemindCommand(terminal, run, OtherProgram.REAL);
    UserDesktop desktop = new UserDesktop(Texts.in(run.context().locale()));
    if (options.has("--install")) {
      return remind.install(desktop.folders().config(), desktop.program());
    }
    if (options.has("--remove")) {
      return remind.remove(desktop.folders().config());
    }
    return remind.look(new ExpiryBook(folders.expiryBook(run.context().profile().bankCode())));
  }

  private static StartChoices choices(Options options) throws UsageException {
    Optional<Look> look = options.text("--theme").flatMap(word -> Label.find(Look.values(), word));
    Optional<ProxyChoice> script = options.text("--pac").flatMap(ProxyChoice::pac);
    if (options.text("--theme").isPresent() && look.isEmpty()) {
      throw UsageException.ofValue("--theme", options.text("--theme").get());
    }
    if (options.text("--pac").isPresent() && script.isEmpty()) {
      throw UsageException.ofValue("--pac", options.text("--pac").get());
    }
    Optional<Language> language =
        options.text("--lang").flatMap(word -> Label.find(Language.values(), word));
    if (options.text("--lang").isPresent() && language.isEmpty()) {
      throw UsageException.ofValue("--lang", options.text("--lang").get());
    }
    return new StartChoices(script, look, language);
  }

  private ParseResult parse(CommandLine line, String[] args) throws UsageException {
    try {
      return line.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      command = e.getCommandLine().getCommandName();
      throw new UsageException(e.getMessage() + meant(e), e);
    }
  }

  /** What may have been meant by a word that is none. */
  private static String meant(CommandLine.ParameterException e) {
    List<String> words =
        e instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private static Optional<KeySpec> key(Options options) throws UsageException {
    Optional<String> label = options.text("--key");
    if (label.isEmpty()) {
      return Optional.empty();
    }
    Optional<KeySpec> key = KeySpec.find(label.get().toUpperCase(Locale.ROOT));
    if (key.isEmpty()) {
      throw UsageException.ofValue("--key", label.get());
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
        throw new UsageException(name + ": no path", e);
      }
    }

    CertificateId certificate() throws UsageException {
      String sha256 =
          text("--certificate")
              .orElseThrow(() -> new UsageException("--certificate: missing", null));
      try {
        return new CertificateId(sha256.toLowerCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--certificate: not 64 hexadecimal digits", e);
      }
    }
  }
}
