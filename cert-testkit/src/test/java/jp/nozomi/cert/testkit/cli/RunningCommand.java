package jp.nozomi.cert.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code fakebank --until-eof} with other options, while it serves. */
final class RunningCommand implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final int MORE_THAN_IT_PRINTS = 1 << 16;

  private final PipedOutputStream input = new PipedOutputStream();
  private final BufferedReader output;
  private final CompletableFuture<Integer> exit;

  RunningCommand(String... options) throws IOException {
    PipedInputStream read = new PipedInputStream(input);
    PipedInputStream printed = new PipedInputStream(MORE_THAN_IT_PRINTS);
    PipedOutputStream print = new PipedOutputStream(printed);
    output = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8));
    List<String> args = new ArrayList<>(List.of("--until-eof"));
    args.addAll(List.of(options));
    exit =
        CompletableFuture.supplyAsync(
            () ->
                FakeBankMain.command(read, print, Clock.systemUTC())
                    .execute(args.toArray(String[]::new)));
  }

  /** Waits for a line of the announcement; gives what stands behind its first word. */
  String announced(String word) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(word + " ")) {
        return line.substring(word.length()).strip();
      }
    }
    throw new AssertionError("it ended without a line of " + word);
  }

  @Override
  public void close() throws Exception {
    input.close();
    assertThat(exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
  }
}
