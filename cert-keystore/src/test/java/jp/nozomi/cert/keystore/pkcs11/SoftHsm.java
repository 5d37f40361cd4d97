package jp.nozomi.cert.keystore.pkcs11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.nozomi.cert.keystore.RealComponent;

/**
 * SoftHSM in this process, with fresh tokens.
 *
 * <p>The module looks for tokens once, when it is loaded, so all are made before.
 */
final class SoftHsm {
  static final String PIN = SoftHsmTokens.PIN;
  static final String CONTRACT = "contract";
  static final String FAULTS = "faults & more";

  /** The folder that the build names to SoftHSM, and that may be emptied. */
  private static final Path FOLDER = Path.of("target", "softhsm").toAbsolutePath();

  private static final SoftHsm INSTALLED = new SoftHsm();

  private final SoftHsmTokens tokens = new SoftHsmTokens(FOLDER);

  private SoftHsm() {
    if (isConfigured() && Files.exists(module())) {
      try {
        deleteAll(FOLDER);
        SoftHsmTokens.create(FOLDER, CONTRACT, FAULTS);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Gives SoftHSM, or skips the test. */
  static SoftHsm require() {
    SoftHsmTokens.require();
    RealComponent.require(isConfigured(), "SOFTHSM2_CONF is not the build's: run it by Maven");
    return INSTALLED;
  }

  Path module() {
    return SoftHsmTokens.module();
  }

  /** Runs OpenSC's tool, logged in to a token. */
  RealComponent.Result tool(String token, String... arguments) {
    return tokens.tool(token, arguments);
  }

  /** Gives the files of all objects on the tokens, with the time of their last writing. */
  Map<Path, FileTime> objects() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("tokens"))) {
      Map<Path, FileTime> times = new TreeMap<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".object")).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
      return times;
    }
  }

  private static boolean isConfigured() {
    return FOLDER.resolve("softhsm2.conf").toString().equals(System.getenv().get("SOFTHSM2_CONF"));
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
