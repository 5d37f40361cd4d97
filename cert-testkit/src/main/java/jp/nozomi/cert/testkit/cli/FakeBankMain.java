package jp.nozomi.cert.testkit.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;

/** Where the command {@code fakebank} starts. */
public final class FakeBankMain {
  private FakeBankMain() {}

  /**
   * Runs the command and ends the process.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    CommandLine command = command(System.in, System.out, Clock.systemUTC());
    System.exit(command.execute(args));
  }

  /**
   * Makes the command.
   *
   * @param input what it reads
   * @param output where answers and announcements go
   * @param clock the tokens' time
   * @return the command, to be executed
   */
  static CommandLine command(InputStream input, OutputStream output, Clock clock) {
    CommandLine command = new CommandLine(new FakeBankCommand(input));
    command.addSubcommand(new TokenCommand(input, output, clock));
    command.addSubcommand(new CheckCommand());
    command.setOut(new PrintWriter(output, true, StandardCharsets.UTF_8));
    command.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          // The user gets a sentence: what fails here is a directory, a port or an input.
          failed.getErr().println("fakebank: " + failure.getMessage());
          return failed.getCommandSpec().exitCodeOnExecutionException();
        });
    return command;
  }
}
