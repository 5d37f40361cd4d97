package jp.nozomi.cert.update.release;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.update.failure.UpdateException;

/**
 * The release engineer's command line.
 *
 * <pre>
 * keygen  --role R --key FILE [--type ed25519|ecdsa] [--demo]
 * init    --repository DIR --root-key PUB ... [--root-threshold 2]
 *         --targets-key PUB --snapshot-key PUB --timestamp-key PUB
 * add     --repository DIR --file INSTALLER --path P --version V --os O --arch A --type T
 *         --channel C [--minVersion V] [--rolloutPercent N]
 * rotate  --repository DIR --role R [--remove KEYID] [--add PUB] [--threshold N]
 * sign    --draft FILE --key KEY --out SIGNATURE
 * import  --draft FILE --signature SIGNATURE ...
 * publish --repository DIR --draft FILE
 * refresh --repository DIR [--snapshot-key KEY] --timestamp-key KEY
 * verify  --repository DIR --root FILE [--distribution]
 * </pre>
 *
 * <p>A KEY is a key file or {@code pkcs11:CONFIGURATION#ALIAS}. A draft is carried to each root
 * key's own machine, signed there, and the signature is carried back: compare the printed hashes
 * aloud.
 */
public final class ReleaseTool {
  private ReleaseTool() {}

  /**
   * Runs the tool and ends the process, with 0 or 1.
   *
   * @param words the command and its options
   */
  public static void main(String[] words) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(words, out, passphrases(), Clock.systemUTC(), KeyFile.ITERATIONS));
  }

  static int run(
      String[] words, PrintWriter out, Passphrases passphrases, Clock clock, int iterations) {
    try {
      new ReleaseCommands(new Arguments(words), out, passphrases, clock, iterations).run();
      return 0;
    } catch (ReleaseException | UpdateException | IOException e) {
      out.println("error: " + e.getMessage());
      return 1;
    }
  }

  private static Passphrases passphrases() {
    Console console = System.console();
    if (console != null) {
      return label -> Secret.take(console.readPassword("%s: ", label));
    }
    // Without a terminal, one line each: an automated renewal pipes them from its own store.
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return label -> {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("no " + label + " was given");
      }
      return Secret.take(line.toCharArray());
    };
  }
}
