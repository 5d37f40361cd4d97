package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SingleInstanceTest {
  private static final LaunchIntent ISSUE = LaunchIntent.of(LaunchAction.ISSUE);

  @TempDir private Path home;

  private final BlockingQueue<LaunchIntent> seen = new LinkedBlockingQueue<>();

  @Test
  void theFirstStartSeesItsOwnIntentAndThoseOfLaterOnes() throws Exception {
    try (SingleInstance one = window(LaunchIntent.SHOW)) {
      assertThat(later(ISSUE)).isEmpty();

      assertThat(next()).isEqualTo(LaunchIntent.SHOW);
      assertThat(next()).isEqualTo(ISSUE);
    }
  }

  @Test
  void anIntentThatComesBeforeTheWindowIsKeptForIt() throws Exception {
    LaunchMailbox mailbox = new LaunchMailbox();
    try (SingleInstance one =
        SingleInstance.claim(folder(), LaunchIntent.SHOW, mailbox).orElseThrow()) {
      later(LaunchIntent.refused(LinkRefusal.UNKNOWN_BANK));

      mailbox.listen(seen::add);

      assertThat(seen)
          .containsExactly(LaunchIntent.SHOW, LaunchIntent.refused(LinkRefusal.UNKNOWN_BANK));
    }
  }

  @Test
  void afterTheWindowIsClosedTheNextStartOpensItsOwn() throws Exception {
    window(LaunchIntent.SHOW).close();

    Optional<SingleInstance> next = later(ISSUE);

    assertThat(next).isPresent();
    next.get().close();
  }

  @Test
  void aSocketThatACrashLeftBehindIsReplaced() throws Exception {
    window(LaunchIntent.SHOW).close();
    Files.writeString(folder().resolve("socket"), "left behind");

    try (SingleInstance one = window(LaunchIntent.SHOW)) {
      assertThat(later(ISSUE)).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFolderIsThisUsersAloneEvenIfItWasOpenToAll() throws Exception {
    Files.createDirectories(folder());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));

    try (SingleInstance one = window(LaunchIntent.SHOW)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aVisitorWhoTalksTooMuchOrNonsenseIsSentAwayAndTheNextIsHeard() throws Exception {
    try (SingleInstance one = window(LaunchIntent.SHOW)) {
      assertThat(answerTo("x".repeat(100_000))).isEmpty();
      assertThat(answerTo("issue?bank=9999\n")).isEmpty();
      assertThat(answerTo("\0\0\0\n")).isEmpty();

      assertThat(answerTo("issue\n")).isEqualTo("accepted\n");
    }
  }

  @Test
  void aVisitorWhoSaysNothingIsSentAwayAndTheNextIsHeard() throws Exception {
    try (SingleInstance one = window(LaunchIntent.SHOW);
        SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.connect(UnixDomainSocketAddress.of(folder().resolve("socket")));

      assertThat(later(ISSUE)).isEmpty();
    }
  }

  @Test
  void tooManyVisitorsInAShortTimeAreToldToComeLater() throws Exception {
    try (SingleInstance one = window(LaunchIntent.SHOW)) {
      String last = "";
      for (int i = 0; i < 60 && !last.equals("later\n"); i++) {
        last = answerTo("show\n");
      }

      assertThat(last).isEqualTo("later\n");
    }
  }

  @Test
  void aFolderThatCanNotBeMadeDoesNotKeepTheWindowFromOpening() throws Exception {
    Files.writeString(folder(), "a file is in the way");

    Optional<SingleInstance> alone = later(ISSUE);

    assertThat(alone).isPresent();
    alone.get().close();
  }

  private SingleInstance window(LaunchIntent intent) throws Exception {
    LaunchMailbox mailbox = new LaunchMailbox();
    mailbox.listen(seen::add);
    return SingleInstance.claim(folder(), intent, mailbox).orElseThrow();
  }

  private Optional<SingleInstance> later(LaunchIntent intent) throws Exception {
    return SingleInstance.claim(folder(), intent, new LaunchMailbox());
  }

  private LaunchIntent next() throws InterruptedException {
    return seen.poll(60, TimeUnit.SECONDS);
  }

  private Path folder() {
    return home.resolve("instance");
  }

  /** What the running app answers; nothing if it hangs up. */
  private String answerTo(String text) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder().resolve("socket")));
      StringBuilder answer = new StringBuilder();
      try {
        channel.write(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        ByteBuffer buffer = ByteBuffer.allocate(64);
        while (channel.read(buffer) >= 0) {
          buffer.flip();
          answer.append(java.nio.charset.StandardCharsets.US_ASCII.decode(buffer));
          buffer.clear();
        }
      } catch (IOException hungUp) {
        return "";
      }
      return answer.toString();
    }
  }
}
