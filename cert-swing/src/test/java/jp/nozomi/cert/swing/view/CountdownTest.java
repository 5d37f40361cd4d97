package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.model.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountdownTest {
  private static final Block.Countdown BLOCK =
      new Block.Countdown("次のコードまで", "あと{0}秒", Duration.ofMinutes(1));

  private final SettableClock clock = new SettableClock();

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T03:04:00Z, 60",
    "2026-11-23T03:04:00.999Z, 60",
    "2026-11-23T03:04:01Z, 59",
    "2026-11-23T03:04:59.999Z, 1",
    "2026-11-23T03:05:00Z, 60",
    "1969-12-31T23:59:59Z, 1",
  })
  void countsTheSecondsToTheNextMinute(Instant now, long seconds) {
    assertThat(BLOCK.left(now)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void showsTheClocksSecondsAtEveryTick() throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          Theme.LIGHT.apply();
          Countdown countdown = new Countdown(BLOCK, clock);
          assertThat(countdown.getText()).isEqualTo("あと55秒");
          clock.now = clock.now.plusSeconds(54);
          countdown.tick();
          assertThat(countdown.getText()).isEqualTo("あと1秒");
          clock.now = clock.now.plusSeconds(1);
          countdown.tick();
          assertThat(countdown.getText()).isEqualTo("あと60秒");
        });
  }

  @Test
  void tellsAScreenReaderItsNameAndNeverTheSeconds() throws Exception {
    List<Object> told = new ArrayList<>();
    SwingUtilities.invokeAndWait(
        () -> {
          Theme.LIGHT.apply();
          Countdown countdown = new Countdown(BLOCK, clock);
          countdown.getAccessibleContext().addPropertyChangeListener(told::add);
          for (int second = 0; second < 60; second++) {
            clock.now = clock.now.plusSeconds(1);
            countdown.tick();
          }
          assertThat(countdown.getAccessibleContext().getAccessibleName()).isEqualTo("次のコードまで");
        });
    assertThat(told).isEmpty();
  }

  @Test
  void doesNothingOnceItIsNotShown() throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          Theme.LIGHT.apply();
          Countdown countdown = new Countdown(BLOCK, clock);
          assertThat(countdown.isTicking()).isFalse();
          countdown.addNotify();
          assertThat(countdown.isTicking()).isTrue();
          countdown.removeNotify();
          assertThat(countdown.isTicking()).isFalse();
        });
  }

  private static final class SettableClock extends Clock {
    private Instant now = Samples.NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
