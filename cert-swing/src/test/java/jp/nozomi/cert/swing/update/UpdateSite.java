package jp.nozomi.cert.swing.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import jp.nozomi.cert.swing.app.RunOptions;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.update.UpdateServer;
import jp.nozomi.cert.update.port.Launcher;

/** A bank with its update server, and a PC on which the app is installed. */
public final class UpdateSite implements AutoCloseable {
  public static final byte[] INSTALLER =
      "an installer ".repeat(40_000).getBytes(StandardCharsets.UTF_8);

  private final FakeBank bank;
  private final UpdateServer server;
  private final Path folder;
  private final List<List<String>> started = new ArrayList<>();

  public UpdateSite(Path folder) throws IOException {
    this.folder = folder;
    this.bank = FakeBank.builder().start();
    this.server = bank.openUpdateServer();
    Files.writeString(profile(), bank.profileJson());
    Files.write(root(), server.trustedRoot());
  }

  public FakeBank bank() {
    return bank;
  }

  public UpdateServer server() {
    return server;
  }

  /** The programs that were started instead of the system's, with their arguments. */
  public List<List<String>> started() {
    return started;
  }

  public Path profile() {
    return folder.resolve("profile.json");
  }

  public Path root() {
    return folder.resolve("update-root.json");
  }

  public AppFolders folders() {
    return new AppFolders(folder.resolve("データ data"));
  }

  public AppRun open(HttpSettings http) throws CodedException {
    return open(http, this::record);
  }

  public AppRun open(HttpSettings http, Launcher launcher) throws CodedException {
    return AppRun.open(
        options(profile()),
        InstalledProfiles.BUILT_IN.all().get(0),
        folders(),
        Clock.systemUTC(),
        http,
        launcher);
  }

  private Process record(List<String> command, Map<String, String> environment) throws IOException {
    started.add(command);
    // It has ended before the next start looks for it.
    return new ProcessBuilder("true").start().onExit().join();
  }

  RunOptions options(Path profile) {
    return new RunOptions(
        Optional.of(profile.toString()),
        Optional.empty(),
        Optional.empty(),
        Locale.JAPANESE,
        Optional.of(root().toString()));
  }

  @Override
  public void close() throws IOException {
    bank.close();
  }
}
