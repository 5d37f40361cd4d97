package jp.nozomi.cert.update.release;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.update.failure.UpdateException;

/**
 * The release engineer's command line (docs/releasing.md); {@code help} names its commands.
 *
 * <p>A draft is carried to each root key's own machine, signed there, and the signature is carried
 * back.
 */
public final class ReleaseTool {
  private static final String USAGE =
      """
      keygen   --role R --key FILE [--type ed25519|ecdsa] [--demo]
      init     --repository DIR --root-key PUB ... [--root-threshold 2]
               --targets-key PUB --snapshot-key PUB --timestamp-key PUB
      add      --repository DIR --file FILE --path P [--name ROLE]
               [--version V --os O --arch A --type T --channel C
               [--minVersion V] [--rolloutPercent N] [--notes ja=TEXT --notes en=TEXT]]
      delegate --repository DIR --name ROLE --path PATTERN ... --key PUB ... [--threshold N]
      rotate   --repository DIR --role R [--remove KEYID] [--add PUB] [--threshold N]
      sign     --draft FILE --key KEY --out SIGNATURE
      import   --draft FILE --signature SIGNATURE ...
      publish  --repository DIR --draft FILE [--name ROLE]
      refresh  --repository DIR [--snapshot-key KEY] --timestamp-key KEY
      verify   --repository DIR --root FILE [--distribution]

      R is root, targets, snapshot or timestamp. O is windows, macos or linux, A is x64 or
      aarch64, T is msi, pkg or deb. A KEY is a key file or pkcs11:CONFIGURATION#ALIAS, a PUB the
      public part that keygen leaves beside it. --days N changes how long a draft is valid. With
      --stdin passphrases and PINs are read from there, a line each; else the terminal is asked.
      """;

  private ReleaseTool() {}

  /**
   * Runs the tool and ends the process, with 0 or 1.
   *
   * @param words the command and its options
   */
  public static void main(String[] words) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(
        run(
            words,
            out,
            passphrases(List.of(words).contains("--stdin")),
            Clock.systemUTC(),
            KeyFile.ITERATIONS));
  }

  static int run(
      String[] words, PrintWriter out, Passphrases passphrases, Clock clock, int iterations) {
    try {
      dispatch(new Arguments(words), out, passphrases, clock, iterations);
      return 0;
    } catch (NoSuchFileException e) {
      out.println("error: there is no file " + e.getFile());
      return 1;
    } catch (ReleaseException | UpdateException | IOException e) {
      out.println("error: " + e.getMessage());
      return 1;
    }
  }

  private static void dispatch(
      Arguments arguments, PrintWriter out, Passphrases passphrases, Clock clock, int iterations)
      throws ReleaseException, IOException, UpdateException {
    KeyCommands keys = new KeyCommands(arguments, out, passphrases, iterations);
    DraftCommands drafts = new DraftCommands(arguments, out, keys, new Rendering(clock));
    PublishCommands published = new PublishCommands(arguments, out, keys, new Rendering(clock));
    switch (arguments.command()) {
      case "keygen" -> keys.keygen();
      case "sign" -> keys.sign();
      case "import" -> keys.importSignature();
      case "init" -> drafts.init();
      case "add" -> drafts.add();
      case "delegate" -> drafts.delegate();
      case "rotate" -> drafts.rotate();
      case "publish" -> published.publish();
      case "refresh" -> published.refresh();
      case "verify" ->
          new RepositoryCheck(arguments.repository(), out, clock)
              .run(arguments.path("--root"), arguments.has("--distribution"));
      case "help", "--help" -> {
        out.print(USAGE);
        out.flush();
      }
      default -> throw new ReleaseException("no command " + arguments.command() + "\n" + USAGE);
    }
  }

  // Before JDK 22 no terminal means no console; since then, a console that gives no line.
  @SuppressWarnings("SystemConsoleNull")
  private static Passphrases passphrases(boolean piped) {
    if (piped) {
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
    return label -> {
      Console console = System.console();
      char[] typed = console == null ? null : console.readPassword("%s: ", label);
      if (typed == null) {
        throw new IOException("no terminal to ask for the " + label + ": see --stdin");
      }
      return Secret.take(typed);
    };
  }
}
