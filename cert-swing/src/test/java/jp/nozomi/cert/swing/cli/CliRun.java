package jp.nozomi.cert.swing.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.InstalledProfiles;

/** Runs the command in this process, with everything around it in memory. */
final class CliRun {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;
  private InputStream in = InputStream.nullInputStream();
  private Optional<Terminal.Keyboard> keyboard = Optional.empty();
  private Clock clock = Clock.systemUTC();
  private HttpSettings http = HttpSettings.defaults();

  CliRun(Path folder) {
    this.folder = folder;
  }

  CliRun piping(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Sets the PC's clock. */
  CliRun at(Clock pc) {
    clock = pc;
    return this;
  }

  CliRun behind(ProxyAddress proxy) {
    http = http.withProxies(ProxyRouting.manual(proxy, List.of()));
    return this;
  }

  /** Lets a bank that is busy keep the command waiting for as long as it likes. */
  CliRun patient() {
    http = http.withRetries(1000, Duration.ofMinutes(1));
    return this;
  }

  CliRun typing(Terminal.Keyboard person) {
    keyboard = Optional.of(person);
    return this;
  }

  /** Types these lines, in answer to whatever is asked. */
  CliRun typing(String... lines) {
    keyboard = Optional.of(new Typist(new ArrayDeque<>(List.of(lines))));
    return this;
  }

  ExitCode run(String... args) throws InterruptedException {
    Terminal terminal =
        new Terminal(
            new PrintWriter(out), new PrintWriter(err), in, keyboard, keyboard.isPresent());
    return new CertAppCommand(
            terminal,
            new AppFolders(folder),
            clock,
            (run, starts) -> false,
            http,
            InstalledProfiles.BUILT_IN)
        .run(args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** The one JSON object of standard output; anything else there fails. */
  JsonObject json() throws JsonException {
    return new JsonReader(JsonLimits.MESSAGE).readObject(out().getBytes(StandardCharsets.UTF_8));
  }

  private record Typist(Deque<String> lines) implements Terminal.Keyboard {
    @Override
    public Optional<String> line(String prompt) {
      return Optional.ofNullable(lines.poll());
    }

    @Override
    public Optional<Secret> secret(String prompt) {
      return line(prompt).map(text -> Secret.take(text.toCharArray()));
    }
  }
}
