package jp.nozomi.cert.swing.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import jp.nozomi.cert.swing.launch.AppProgram;
import jp.nozomi.cert.swing.launch.XdgFolders;
import jp.nozomi.cert.swing.presenter.Texts;

/** What the commands need that set the app up on a user's Linux desktop. */
record UserDesktop(Texts texts) {
  XdgFolders folders() throws UsageException {
    Properties system = System.getProperties();
    if (!system.getProperty("os.name", "").startsWith("Linux")) {
      throw new UsageException(texts.of("cli.desktop.elsewhere"), null);
    }
    return XdgFolders.of(System.getenv(), Path.of(system.getProperty("user.home")));
  }

  Path program() throws UsageException {
    Optional<Path> program = AppProgram.find(System.getProperties());
    if (program.isEmpty()) {
      throw new UsageException(texts.of("cli.desktop.no_program"), null);
    }
    return program.get();
  }
}
