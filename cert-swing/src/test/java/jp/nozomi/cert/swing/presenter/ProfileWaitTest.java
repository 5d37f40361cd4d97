package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.MessageModel;
import org.junit.jupiter.api.Test;

/** What the user sees before there is a profile, and may do. */
class ProfileWaitTest {
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<Object> shown = new ArrayList<>();
  private ProfileWait.Task<String> task = () -> "the profile";
  private final ProfileWait<String> wait =
      new ProfileWait<>(
          () -> task.get(),
          "profiles.example",
          Locale.JAPANESE,
          work::add,
          Runnable::run,
          new ProfileWait.View() {
            @Override
            public void fetching(BusyModel busy) {
              shown.add(busy.stage());
            }

            @Override
            public void failed(MessageModel message) {
              shown.add(message.text());
            }

            @Override
            public void done() {
              shown.add("done");
            }
          });

  @Test
  void namesTheServerWhileItIsAskedAndGoesWhenTheProfileIsThere() throws Exception {
    wait.start();
    assertThat(shown).containsExactly("profiles.example に接続しています");

    work.remove().run();

    assertThat(wait.await()).isEqualTo("the profile");
    assertThat(shown).last().isEqualTo("done");
  }

  @Test
  void aServerThatDoesNotAnswerIsNotBlamedOnTheProfileAndMayBeAskedAgain() throws Exception {
    task =
        () -> {
          throw new ProfileException("url", "can not be reached", unreachable());
        };
    wait.start();
    work.remove().run();
    assertThat(shown).last().asString().contains("[G008e]");

    task = () -> "the profile";
    wait.start();
    work.remove().run();

    assertThat(wait.await()).isEqualTo("the profile");
  }

  @Test
  void aProfileOfAnotherHashIsRefusedInWords() {
    ProfileException wrong = new ProfileException("url", "is not the profile of this hash", null);
    task =
        () -> {
          throw wrong;
        };
    wait.start();
    work.remove().run();
    assertThat(shown).last().asString().contains("[N013e]");

    wait.leave();

    assertThatThrownBy(wait::await).isSameAs(wrong);
  }

  @Test
  void theUserNeedNotWaitForTheNetwork() {
    wait.start();

    wait.leave();

    assertThatThrownBy(wait::await).isInstanceOf(CancelledException.class);
    assertThat(shown).last().isEqualTo("done");
  }

  @Test
  void whatComesAfterTheUserLeftIsNotShown() {
    wait.start();
    wait.leave();
    int before = shown.size();

    work.remove().run();

    assertThat(shown).hasSize(before);
    assertThatThrownBy(wait::await).isInstanceOf(CancelledException.class);
  }

  private static CodedException unreachable() {
    return new ConnectionException(
        ConnectionException.Reason.UNREACHABLE, "profiles.example", null);
  }
}
