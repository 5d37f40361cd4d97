package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.swing.fixture.EventThreadGuard;
import org.junit.jupiter.api.Test;

class EventThreadGuardTest {
  @Test
  void catchesAComponentThatIsChangedOnAnotherThread() {
    EventThreadGuard.install();
    new JLabel().setText("changed here");

    assertThatIllegalStateException().isThrownBy(EventThreadGuard::verify);
    EventThreadGuard.install();
  }

  @Test
  void letsTheEventThreadDoAsItLikes() throws Exception {
    SwingUtilities.invokeAndWait(() -> new JLabel().setText("changed here"));

    assertThatCode(EventThreadGuard::verify).doesNotThrowAnyException();
  }
}
