package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process keeps its hands off what the first one works on, and says so. */
class TwoProcessesTest {
  private static final String HELD = "held";

  @TempDir Path folder;
  private FakeBank bank;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
    desk = Desk.at(folder, bank);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
    bank.close();
  }

  @Test
  void saysThatAnotherProcessHoldsTheJournalAndGoesOnAfterIt() throws Exception {
    Process other = holder();
    try {
      CodedException recovery =
          catchThrowableOfType(
              CodedException.class, () -> desk.client.recover(Desk.PROMPT, Desk.demo()));
      CodedException issue =
          catchThrowableOfType(CodedException.class, () -> desk.issue(Desk.demo()));

      assertThat(recovery.code()).isEqualTo(ErrorCode.ENROLLMENT_IN_PROGRESS);
      assertThat(issue.code()).isEqualTo(ErrorCode.ENROLLMENT_IN_PROGRESS);
      assertThat(bank.requests().count()).isZero();
      assertThat(desk.store.list()).isEmpty();
    } finally {
      // The end of its input is what it waits for.
      other.getOutputStream().close();
    }
    assertThat(other.waitFor()).isZero();

    assertThat(desk.client.recover(Desk.PROMPT, Desk.demo())).isEmpty();
    assertThat(desk.issue(Desk.demo()).proven()).isTrue();
  }

  @Test
  void goesOnAfterAnotherProcessWasKilled() throws Exception {
    Process other = holder();
    other.destroyForcibly().waitFor();

    assertThat(desk.client.recover(Desk.PROMPT, Desk.demo())).isEmpty();
  }

  /** A process that holds the journal until its input ends. */
  public static void main(String[] args) throws Exception {
    DirectoryJournal journal =
        new DirectoryJournal(Path.of(args[0]), Owner.current("9999"), JournalObserver.NONE);
    try (JournalHold hold = journal.hold()) {
      System.out.println(HELD + hold.entries().size());
      while (System.in.read() >= 0) {
        // Nothing is expected but the end.
      }
    }
  }

  private Process holder() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TwoProcessesTest.class.getName(),
                Desk.journal(folder).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).startsWith(HELD);
    return process;
  }
}
