package jp.nozomi.cert.swing.cli;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.RunOptions;
import jp.nozomi.cert.swing.app.StartChoices;
import jp.nozomi.cert.swing.launch.LaunchIntent;
import jp.nozomi.cert.swing.launch.LaunchLink;
import jp.nozomi.cert.swing.launch.LaunchMailbox;
import jp.nozomi.cert.swing.launch.LinkRefusedException;
import jp.nozomi.cert.swing.launch.SingleInstance;
import jp.nozomi.cert.swing.presenter.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The starts that lead to the window: from the menu, and by a link. */
final class WindowCommand {
  private static final Logger LOG = LoggerFactory.getLogger(WindowCommand.class);

  private static final int LINK_ARGUMENTS = 3;

  private final Terminal terminal;
  private final AppFolders folders;
  private final Clock clock;
  private final WizardStarter wizard;
  private final HttpSettings http;
  private final Report report;

  WindowCommand(
      Terminal terminal,
      AppFolders folders,
      Clock clock,
      WizardStarter wizard,
      HttpSettings http,
      Report report) {
    this.terminal = terminal;
    this.folders = folders;
    this.clock = clock;
    this.wizard = wizard;
    this.http = http;
    this.report = report;
  }

  /**
   * Tells the two starts that a desktop makes: from the menu, and by a link as it is registered.
   * They have no options, so that the options' parser is not loaded before their window.
   */
  static boolean isPlainStart(String... args) {
    return args.length == 0
        || (args.length == LINK_ARGUMENTS && args[0].equals(Commands.OPEN) && args[1].equals("--"));
  }

  /** Makes a plain start. */
  ExitCode start(List<BankProfile> installed, Locale locale, String... args)
      throws CodedException, InterruptedException {
    return args.length == 0
        ? show(run(installed.get(0), locale), LaunchIntent.SHOW)
        : follow(args[LINK_ARGUMENTS - 1], installed, locale);
  }

  /** Opens the window, or hands over to the one that is open. */
  ExitCode show(AppRun run, LaunchIntent intent) throws CodedException, InterruptedException {
    LaunchMailbox starts = new LaunchMailbox();
    if (!run.context().profileTrusted()) {
      // A run with --profile is a run of its own: no link may lead to a bank that nobody vouches
      // for.
      starts.deliver(intent);
      return open(run, starts);
    }
    Optional<SingleInstance> instance =
        SingleInstance.claim(folders.instance(run.context().profile().bankCode()), intent, starts);
    if (instance.isEmpty()) {
      return ExitCode.SUCCESS;
    }
    try (SingleInstance one = instance.get()) {
      return open(run, starts);
    }
  }

  /** Follows a link: whatever it is, the user sees a window, which acts on nothing by itself. */
  ExitCode follow(String text, List<BankProfile> installed, Locale locale)
      throws CodedException, InterruptedException {
    try {
      LaunchLink link =
          LaunchLink.parse(
              text, installed.stream().map(BankProfile::urlScheme).collect(Collectors.toSet()));
      AppRun run = run(link.select(installed), locale);
      LOG.info("link: {}, nonce {}", link.action().word(), link.nonce().orElse("none"));
      return show(run, LaunchIntent.of(link.action()));
    } catch (LinkRefusedException e) {
      report.failed(refused(e, locale));
      show(run(installed.get(0), locale), LaunchIntent.refused(e.refusal()));
      return ExitCode.of(e.code());
    }
  }

  private AppRun run(BankProfile profile, Locale locale) throws CodedException {
    return AppRun.open(
        new RunOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            locale,
            Optional.empty(),
            StartChoices.NONE),
        profile,
        folders,
        clock,
        http);
  }

  private static Failure refused(LinkRefusedException refused, Locale locale) {
    return refused.failure().with("detail", Texts.in(locale).of("link.refused", refused.refusal()));
  }

  private ExitCode open(AppRun run, LaunchMailbox starts) throws InterruptedException {
    if (wizard.open(run, starts)) {
      return ExitCode.SUCCESS;
    }
    terminal.err().println(Texts.in(run.context().locale()).of("cli.no_display"));
    terminal.err().flush();
    return ExitCode.NO_DISPLAY;
  }
}
