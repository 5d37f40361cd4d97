package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.keystore.pkcs11.SoftHsmTokens;

/** {@code certapp} in a process of its own, which sees tokens and which a busy bank may delay. */
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

  /** Runs a command that prints JSON to its end. */
  static StoreAtWork.Ended run(Path folder, SoftHsmTokens tokens, String... args)
      throws IOException, InterruptedException, JsonException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                TokenProcess.class.getName(),
                folder.toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(folder, "out", ".json");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(tokens.environment());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      int status = process.waitFor();
      String complaints = Files.readString(err, StandardCharsets.UTF_8);
      byte[] json = Files.readAllBytes(out);
      assertThat(json).as(complaints).isNotEmpty();
      return new StoreAtWork.Ended(
          status, new JsonReader(JsonLimits.MESSAGE).readObject(json), complaints);
    } finally {
      process.destroyForcibly();
    }
  }
}
