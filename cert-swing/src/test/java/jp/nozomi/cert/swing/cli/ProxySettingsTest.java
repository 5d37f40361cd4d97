package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.nozomi.cert.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who decides on the proxy of a command: the administrator, the start, the user, the system. */
@Timeout(60)
class ProxySettingsTest {
  private static final String MANUAL =
      "{\"mode\": \"manual\", \"host\": \"127.0.0.1\", \"port\": %d}";

  @TempDir private Path folder;
  private Branch branch;

  @BeforeEach
  void open() throws Exception {
    branch = Branch.open(folder, Branch.customer("logid031"));
  }

  @AfterEach
  void close() throws Exception {
    branch.close();
  }

  @Test
  void withoutAnySettingTheSystemDecides() throws Exception {
    assertThat(proxy("doctor").string("decidedBy")).isEqualTo("system");
  }

  @Test
  void aScriptOfTheStartIsFollowed() throws Exception {
    JsonObject found = proxy("doctor", "--pac", script("PROXY 127.0.0.1:1"));

    assertThat(found.string("decidedBy")).isEqualTo("pac");
    assertThat(found.string("proxy")).isEqualTo("http://127.0.0.1:1/");
  }

  @Test
  void theUsersSettingIsUsed() throws Exception {
    userWants(1);

    assertThat(proxy("doctor").string("proxy")).isEqualTo("http://127.0.0.1:1/");
  }

  @Test
  void theStartComesBeforeTheUsersSetting() throws Exception {
    userWants(1);

    assertThat(proxy("doctor", "--pac", script("PROXY 127.0.0.1:2")).string("proxy"))
        .isEqualTo("http://127.0.0.1:2/");
  }

  @Test
  void theAdministratorComesBeforeAll() throws Exception {
    userWants(1);
    branch.write("policy.json", "{\"proxy\": \"127.0.0.1:3\"}");

    JsonObject found = proxy("doctor");

    assertThat(found.string("proxy")).isEqualTo("http://127.0.0.1:3/");
    assertThat(found.string("decidedBy")).isEqualTo("policy");
  }

  @Test
  void anOptionThatWantsAnotherProxyThanTheAdministratorIsRefused() throws Exception {
    branch.write("policy.json", "{\"proxy\": \"127.0.0.1:3\"}");

    assertThat(branch.cli().run(branch.args("list", "--pac", script("DIRECT"))))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatTheAdministratorRecommendsHoldsUntilTheUserChooses() throws Exception {
    branch.write("policy.json", "{\"recommended\": {\"proxy\": \"127.0.0.1:3\"}}");
    assertThat(proxy("doctor").string("proxy")).isEqualTo("http://127.0.0.1:3/");

    userWants(1);
    assertThat(proxy("doctor").string("proxy")).isEqualTo("http://127.0.0.1:1/");
  }

  @Test
  void anEnrolmentFollowsTheScriptToo() throws Exception {
    CliRun run = branch.cli();

    ExitCode ended =
        run.run(
            branch.loggingIn(
                "issue", "--login-id", "logid031", "--pac", script("PROXY 127.0.0.1:1")));

    assertThat(ended).isEqualTo(ExitCode.BANK_UNREACHABLE);
    assertThat(branch.bank.requests().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://intra.example/proxy.pac", "https:///proxy.pac"})
  void whatIsNoScriptIsRefused(String script) throws Exception {
    assertThat(branch.cli().run(branch.args("list", "--pac", script))).isEqualTo(ExitCode.USAGE);
  }

  private void userWants(int port) throws Exception {
    branch.write("settings.json", "{\"format\": 1, \"proxy\": " + MANUAL.formatted(port) + "}");
  }

  private String script(String decision) throws Exception {
    return branch
        .write("proxy.pac", "function FindProxyForURL(url, host) { return \"" + decision + "\"; }")
        .toString();
  }

  private JsonObject proxy(String... command) throws Exception {
    CliRun run = branch.cli();
    String[] more = new String[command.length];
    more[0] = "--json";
    System.arraycopy(command, 1, more, 1, command.length - 1);
    run.run(branch.args(command[0], more));
    return run.json().array("checks").objects("checks").get(1).object("facts");
  }
}
