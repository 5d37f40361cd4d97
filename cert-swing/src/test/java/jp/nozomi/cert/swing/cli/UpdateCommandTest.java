package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.update.UpdateSite;
import jp.nozomi.cert.testkit.proxy.FakeProxy;
import jp.nozomi.cert.testkit.update.UpdateAttack;
import jp.nozomi.cert.update.failure.UpdateException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final StringBuilder typed = new StringBuilder();
  private Optional<Terminal.Keyboard> keyboard = Optional.empty();
  private HttpSettings http = HttpSettings.defaults();
  private UpdateSite site;

  @BeforeEach
  void openTheSite() throws IOException {
    site = new UpdateSite(folder);
    site.server().publish("9.0", UpdateSite.INSTALLER);
  }

  @AfterEach
  void closeTheSite() throws IOException {
    site.close();
  }

  private ExitCode run(String... args) throws Exception {
    Texts texts = Texts.in(Locale.JAPANESE);
    Terminal terminal =
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            java.io.InputStream.nullInputStream(),
            keyboard,
            keyboard.isPresent());
    String[] all = new String[args.length + 1];
    all[0] = Commands.UPDATE;
    System.arraycopy(args, 0, all, 1, args.length);
    CertAppCommand.Options options =
        new CertAppCommand.Options(new Commands(texts).build().parseArgs(all).subcommand());
    AppRun run = site.open(http);
    return new UpdateCommand(
            run, terminal, options, new JsonReport(terminal.out(), Locale.JAPANESE))
        .run();
  }

  private JsonObject json() throws Exception {
    return new JsonReader(JsonLimits.MESSAGE)
        .readObject(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void typing(String... lines) {
    keyboard =
        Optional.of(
            new Terminal.Keyboard() {
              private int next;

              @Override
              public Optional<String> line(String prompt) {
                typed.append(prompt);
                return next < lines.length ? Optional.of(lines[next++]) : Optional.empty();
              }

              @Override
              public Optional<Secret> secret(String prompt) {
                return line(prompt).map(text -> Secret.take(text.toCharArray()));
              }
            });
  }

  @Test
  void checkOnlyTellsWhatThereIs() throws Exception {
    assertThat(run("--check", "--json")).isEqualTo(ExitCode.SUCCESS);

    assertThat(json().string("running")).isEqualTo(AppRun.version());
    assertThat(json().object("available").string("version")).isEqualTo("9.0");
    assertThat(json().object("available").flag("mandatory")).isFalse();
    assertThat(site.server().mirror().requests())
        .noneMatch(request -> request.path().startsWith("targets/"));
  }

  @Test
  void withoutAPersonItDownloadsAndStartsNothing() throws Exception {
    assertThat(run("--json")).isEqualTo(ExitCode.SUCCESS);

    assertThat(Path.of(json().string("file"))).hasBinaryContent(UpdateSite.INSTALLER);
    assertThat(json().flag("started")).isFalse();
    assertThat(site.started()).isEmpty();
  }

  @Test
  void startsTheInstallerOnlyAfterAYes() throws Exception {
    typing("n");
    assertThat(run("--json")).isEqualTo(ExitCode.SUCCESS);
    assertThat(site.started()).isEmpty();

    typing("はい");
    assertThat(run("--json")).isEqualTo(ExitCode.SUCCESS);
    assertThat(site.started()).hasSize(1);
    assertThat(typed).contains("インストーラーを起動しますか");
  }

  @Test
  void startsTheInstallerUnattendedWhenToldTo() throws Exception {
    Path other = folder.resolve("別の フォルダー");

    assertThat(run("--yes", "--folder", other.toString(), "--json")).isEqualTo(ExitCode.SUCCESS);

    assertThat(json().flag("started")).isTrue();
    assertThat(Path.of(json().string("file"))).hasParent(other);
    assertThat(site.started()).hasSize(1);
  }

  @Test
  void everyFailureOfAnUpdateEndsWithFifty() throws Exception {
    UpdateAttack.FREEZE.on(site.server());

    UpdateException e =
        Assertions.catchThrowableOfType(UpdateException.class, () -> run("--check", "--json"));

    assertThat(e.code()).isEqualTo(ErrorCode.VERSION_CHECK_FAILED);
    assertThat(ExitCode.of(e.code())).isEqualTo(ExitCode.UPDATE_FAILED);
    assertThat(ExitCode.UPDATE_FAILED.status()).isEqualTo(50);
  }

  @Test
  void saysWhenTheAdministratorTurnedUpdatesOff() throws Exception {
    Files.createDirectories(site.folders().root());
    Files.writeString(site.folders().root().resolve("policy.json"), "{\"updates\": \"off\"}");

    assertThat(run("--json")).isEqualTo(ExitCode.SUCCESS);

    assertThat(err.toString()).contains("無効");
    assertThat(json().members().keySet()).containsExactly("running");
    assertThat(site.server().mirror().requests()).isEmpty();
  }

  @Test
  void asksForTheProxysLoginOnTheTerminal() throws Exception {
    try (FakeProxy proxy = FakeProxy.start()) {
      proxy.demand("me", "open sesame");
      http =
          http.withProxies(
              ProxyRouting.manual(
                  new ProxyAddress("127.0.0.1", proxy.port()), java.util.List.of()));
      typing("me", "wrong", "me", "open sesame");

      assertThat(run("--check", "--json")).isEqualTo(ExitCode.SUCCESS);

      assertThat(err.toString()).contains("G009e").contains("127.0.0.1:" + proxy.port());
      assertThat(json().object("available").string("version")).isEqualTo("9.0");
    }
  }
}
