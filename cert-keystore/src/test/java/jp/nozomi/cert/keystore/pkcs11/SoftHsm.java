package jp.nozomi.cert.keystore.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nozomi.cert.keystore.RealComponent;

/**
 * SoftHSM with fresh tokens.
 *
 * <p>The module looks for tokens once, when it is loaded, so all are made before.
 */
final class SoftHsm {
  static final String PIN = "123456";
  static final String CONTRACT = "contract";
  static final String FAULTS = "faults & more";

  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
  private static final SoftHsm INSTALLED = new SoftHsm();

  private final Path module;

  private SoftHsm() {
    Path folder = Path.of(System.getenv().getOrDefault("SOFTHSM2_CONF", "none")).getParent();
    module = MODULES.stream().filter(Files::exists).findFirst().orElse(MODULES.get(0));
    if (folder == null || !Files.exists(module)) {
      return;
    }
    try {
      deleteAll(folder);
      create(folder, CONTRACT, FAULTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes tokens in a folder and gives the environment in which a process sees them. */
  static Map<String, String> create(Path folder, String... labels) throws IOException {
    Path configuration = folder.resolve("softhsm2.conf");
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        configuration,
        "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    Map<String, String> environment = Map.of("SOFTHSM2_CONF", configuration.toString());
    for (String label : labels) {
      initialize(environment, label);
    }
    return environment;
  }

  /** Gives SoftHSM, or skips the test. */
  static SoftHsm require() {
    RealComponent.requireProgram("softhsm2-util");
    RealComponent.requireProgram("pkcs11-tool");
    RealComponent.require(Files.exists(INSTALLED.module), "SoftHSM's module is not installed");
    return INSTALLED;
  }

  Path module() {
    return module;
  }

  /** Runs OpenSC's tool, logged in to a token. */
  RealComponent.Result tool(String token, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pkcs11-tool",
                "--module",
                module.toString(),
                "--token-label",
                token,
                "--login",
                "--pin",
                PIN));
    command.addAll(List.of(arguments));
    return RealComponent.run(command.toArray(new String[0]));
  }

  private static void initialize(Map<String, String> environment, String label) {
    RealComponent.Result result =
        RealComponent.run(
            environment,
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

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
