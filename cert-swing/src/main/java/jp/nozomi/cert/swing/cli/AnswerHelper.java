package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.swing.app.BoundedFile;
import jp.nozomi.cert.swing.launch.System32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the administrator's that answers challenges, for a fleet's unattended renewals.
 *
 * <p>It reads one challenge as JSON from its standard input and writes {@code
 * {"answers":{name:value}}} to its standard output; each challenge is a run of its own.
 */
final class AnswerHelper {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerHelper.class);
  private static final int MOST_BYTES = 64 * 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> command;
  private final Duration patience;
  private final Optional<String> loginId;
  private final Optional<CertificateId> renewing;

  /**
   * Makes a helper.
   *
   * @param commandLine a command line of the system's shell
   * @param loginId whose answers are wanted, if that is known
   * @param renewing the certificate that is renewed
   */
  AnswerHelper(String commandLine, Optional<String> loginId, Optional<CertificateId> renewing) {
    this(commandLine, loginId, renewing, PATIENCE);
  }

  AnswerHelper(
      String commandLine,
      Optional<String> loginId,
      Optional<CertificateId> renewing,
      Duration patience) {
    this.patience = patience;
    this.loginId = loginId;
    this.renewing = renewing;
    this.command = shell(System.getProperty("os.name", ""), System.getenv(), commandLine);
  }

  /**
   * Hands a command line to the system's shell. Windows' takes off the outermost quotation marks
   * (its option /s), and nothing adds any to what has them: a program's path may have spaces.
   */
  static List<String> shell(String os, Map<String, String> environment, String commandLine) {
    return os.startsWith("Windows")
        ? List.of(
            System32.program(environment, "cmd.exe"), "/d", "/s", "/c", '"' + commandLine + '"')
        : List.of("/bin/sh", "-c", commandLine);
  }

  /** Adds the answers of all fields. */
  void answer(Challenge challenge, Map<String, Secret> typed) throws UsageException {
    JsonObject.Builder question =
        question(challenge.type(), challenge.operation(), challenge.fields())
            .put("qr", challenge.qr())
            .put("question", challenge.question())
            .put("keyDigits", challenge.keyDigits());
    ask(question.build(), challenge.fields(), typed);
  }

  /** Adds what CCHK002 asks, before the bank's own question for it. */
  void logIn(Operation operation, List<ChallengeField> fields, Map<String, Secret> typed)
      throws UsageException {
    ask(question(ChallengeType.PASSWORD, operation, fields).build(), fields, typed);
  }

  private void ask(JsonObject question, List<ChallengeField> fields, Map<String, Secret> typed)
      throws UsageException {
    try {
      JsonObject answers =
          new JsonReader(JsonLimits.MESSAGE)
              .readObject(run(JsonWriter.compact(question)))
              .object("answers");
      for (ChallengeField field : fields) {
        Secret before =
            typed.put(field.name(), Secret.take(answers.string(field.name()).toCharArray()));
        if (before != null) {
          before.close();
        }
      }
    } catch (JsonException e) {
      throw new UsageException("--answer-helper: wrong output at " + e.where(), e);
    } catch (IOException e) {
      throw new UsageException("--answer-helper: can not be run", e);
    }
  }

  private byte[] run(byte[] question) throws IOException, UsageException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> end(process));
    try {
      ask(process, question);
      byte[] answer = BoundedFile.read(process.getInputStream(), MOST_BYTES);
      int status = process.onExit().join().exitValue();
      if (status != 0) {
        throw new UsageException("--answer-helper: ended with " + status, null);
      }
      return answer;
    } finally {
      process.destroy();
    }
  }

  /** The shell's own programs too: while one of them lives, the reading of what it says goes on. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void ask(Process process, byte[] question) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(question);
    } catch (IOException e) {
      // A helper that knows its answer may end without reading; its output and status decide.
      LOG.info("the answer helper did not read the challenge", e);
    }
  }

  private JsonObject.Builder question(
      ChallengeType type, Operation operation, List<ChallengeField> asked) {
    List<JsonValue> fields =
        asked.stream().map(AnswerHelper::field).map(JsonValue.class::cast).toList();
    return JsonObject.builder()
        .put("type", type.wireName())
        .put("purpose", operation.name().toLowerCase(Locale.ROOT))
        .put("loginId", loginId)
        .put("certificate", renewing.map(CertificateId::sha256))
        .put("fields", new JsonArray(fields));
  }

  private static JsonObject field(ChallengeField field) {
    return JsonObject.builder()
        .put("name", field.name())
        .put("kind", field.kind().name().toLowerCase(Locale.ROOT))
        .put("min", field.rule().min())
        .put("max", field.rule().max())
        .put("characters", field.rule().characters().label())
        .build();
  }
}
