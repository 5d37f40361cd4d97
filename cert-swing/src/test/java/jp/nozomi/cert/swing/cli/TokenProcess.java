package jp.nozomi.cert.swing.cli;

import java.nio.file.Path;
import java.util.Arrays;

/** {@code certapp} in a process of its own, which a busy bank may keep waiting. */
final class TokenProcess {
  private TokenProcess() {}

  /** Takes the folder of the app's own files, then the command's arguments. */
  public static void main(String[] args) throws InterruptedException {
    CliRun run = new CliRun(Path.of(args[0])).patient();
    ExitCode code = run.run(Arrays.copyOfRange(args, 1, args.length));
    System.out.print(run.out());
    System.err.print(run.err());
    System.exit(code.status());
  }
}
