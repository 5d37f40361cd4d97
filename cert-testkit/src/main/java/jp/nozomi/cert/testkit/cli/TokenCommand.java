package jp.nozomi.cert.testkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.state.StateDirectory;
import jp.nozomi.cert.testkit.state.TokenMemory;
import jp.nozomi.cert.testkit.token.TokenException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers one challenge as a demo customer would. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description =
        "Reads a challenge (JSON) from the input and writes the customer's answers (JSON). "
            + "A one-time password is shown once: the next one takes up to two periods.")
final class TokenCommand implements Callable<Integer> {
  private static final int MAX_CHALLENGE = 256 * 1024;

  private final InputStream input;
  private final OutputStream output;
  private final Clock clock;

  @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The bank's --dir.")
  private Path directory = Path.of("");

  @Option(
      names = "--login-id",
      paramLabel = "ID",
      required = true,
      description = "The customer who answers.")
  private String loginId = "";

  TokenCommand(InputStream input, OutputStream output, Clock clock) {
    this.input = input;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, JsonException, TokenException, InterruptedException {
    Path state = FakeBankCommand.stateIn(directory);
    Customer customer =
        StateDirectory.customers(state)
            .orElseThrow(() -> new IOException("no bank was started in " + directory))
            .stream()
            .filter(candidate -> candidate.loginId().equals(loginId))
            .findFirst()
            .orElseThrow(() -> new IOException("no customer " + loginId));
    JsonObject challenge =
        new JsonReader(JsonLimits.MESSAGE).readObject(input.readNBytes(MAX_CHALLENGE + 1));
    ChallengeAnswers answers =
        new ChallengeAnswers(
            customer, StateDirectory.otpPeriod(state), clock, new TokenMemory(state, loginId));
    JsonObject.Builder out = JsonObject.builder();
    for (Map.Entry<String, String> answer : answers.to(challenge).entrySet()) {
      out.put(answer.getKey(), answer.getValue());
    }
    output.write(JsonWriter.compact(JsonObject.builder().put("answers", out.build()).build()));
    output.write('\n');
    output.flush();
    return CommandLine.ExitCode.OK;
  }
}
