package jp.nozomi.cert.keystore.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.keystore.RealComponent;

/**
 * SoftHSM's tokens in a folder, for processes that are started with {@link #environment()}.
 *
 * @param folder holds the configuration, and the tokens in {@code tokens}
 */
public record SoftHsmTokens(Path folder) {
  /** Every token's PIN. */
  public static final String PIN = "123456";

  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

  /** Gives the module's path, also where it is not installed. */
  public static Path module() {
    return MODULES.stream().filter(Files::exists).findFirst().orElse(MODULES.get(0));
  }

  /** Goes on only if SoftHSM and OpenSC's tool are installed. */
  public static void require() {
    RealComponent.requireProgram("softhsm2-util");
    RealComponent.requireProgram("pkcs11-tool");
    RealComponent.require(Files.exists(module()), "SoftHSM's module is not installed");
  }

  /** Makes tokens of these labels. */
  public static SoftHsmTokens create(Path folder, String... labels) throws IOException {
    SoftHsmTokens made = new SoftHsmTokens(folder);
    Files.createDirectories(made.tokens());
    Files.writeString(
        made.configuration(),
        "directories.tokendir = "
            + made.tokens()
            + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    for (String label : labels) {
      made.initialize(label);
    }
    return made;
  }

  /** Gives the folder that is moved away to pull the tokens out. */
  public Path tokens() {
    return folder.resolve("tokens");
  }

  /** Gives the environment in which a process sees the tokens. */
  public Map<String, String> environment() {
    return Map.of("SOFTHSM2_CONF", configuration().toString());
  }

  /** Runs OpenSC's tool, logged in to a token. */
  public RealComponent.Result tool(String token, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pkcs11-tool",
                "--module",
                module().toString(),
                "--token-label",
                token,
                "--login",
                "--pin",
                PIN));
    command.addAll(List.of(arguments));
    return RealComponent.run(environment(), command.toArray(new String[0]));
  }

  private Path configuration() {
    return folder.resolve("softhsm2.conf");
  }

  private void initialize(String label) {
    RealComponent.Result result =
        RealComponent.run(
            environment(),
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            label,
            "--so-pin",
            "12345678",
            "--pin",
            PIN);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
