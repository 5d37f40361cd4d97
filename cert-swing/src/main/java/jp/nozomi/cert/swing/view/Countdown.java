package jp.nozomi.cert.swing.view;

import java.time.Clock;
import java.time.Instant;
import javax.swing.JLabel;
import javax.swing.Timer;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.PlainText;

/**
 * Counts down to the next code of a token, by this PC's clock; begins anew at every step.
 *
 * <p>Works once a second while it is shown, and not at all otherwise. A screen reader reads its
 * name and never the seconds: they would drown everything else.
 */
final class Countdown extends JLabel {
  private static final long serialVersionUID = 1L;
  private static final int SECOND = 1_000;

  private final Timer timer = new Timer(SECOND, tick -> tick());
  private final transient Block.Countdown block;
  private final transient Clock clock;

  Countdown(Block.Countdown block, Clock clock) {
    this.block = block;
    this.clock = clock;
    setForeground(Theme.color("Wizard.muted"));
    putClientProperty("html.disable", Boolean.TRUE);
    setName("countdown");
    getAccessibleContext().setAccessibleName(PlainText.of(block.name()));
    getAccessibleContext().setAccessibleDescription("");
    tick();
  }

  /** Shows the seconds that are left now. */
  void tick() {
    Instant now = clock.instant();
    setText(block.words().replace("{0}", Long.toString(block.left(now).toSeconds())));
    // The next tick is due when the next second begins, however late this one came.
    timer.setInitialDelay(SECOND - now.getNano() / 1_000_000);
    if (timer.isRunning()) {
      timer.restart();
    }
  }

  boolean isTicking() {
    return timer.isRunning();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    tick();
    timer.start();
  }

  @Override
  public void removeNotify() {
    timer.stop();
    super.removeNotify();
  }
}
