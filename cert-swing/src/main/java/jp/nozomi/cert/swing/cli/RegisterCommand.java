package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.swing.launch.LinkRegistration;
import jp.nozomi.cert.swing.presenter.Texts;

/** {@code certapp register}: makes the app what opens the bank's links, for this user. */
final class RegisterCommand {
  private final Terminal terminal;
  private final Texts texts;

  RegisterCommand(Terminal terminal, Texts texts) {
    this.terminal = terminal;
    this.texts = texts;
  }

  ExitCode run(BankProfile profile, boolean remove) throws UsageException {
    UserDesktop desktop = new UserDesktop(texts);
    LinkRegistration registration = new LinkRegistration(desktop.folders(), profile);
    try {
      if (remove) {
        registration.remove();
      } else {
        registration.register(desktop.program());
      }
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
    terminal
        .out()
        .println(
            texts.of(remove ? "cli.register.removed" : "cli.register.done", profile.urlScheme()));
    terminal.out().flush();
    return ExitCode.SUCCESS;
  }
}
