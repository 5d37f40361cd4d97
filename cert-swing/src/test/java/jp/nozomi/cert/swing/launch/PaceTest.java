package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong now = new AtomicLong();
  private final Pace pace = new Pace(2, Duration.ofSeconds(10), now::get);

  @Test
  void allowsSoManyInItsSpanAndThenNone() {
    assertThat(pace.allows()).isTrue();
    assertThat(pace.allows()).isTrue();
    assertThat(pace.allows()).isFalse();
  }

  @Test
  void allowsAgainWhenTheSpanIsOver() {
    pace.allows();
    pace.allows();

    now.set(Duration.ofSeconds(10).toNanos());

    assertThat(pace.allows()).isTrue();
  }
}
