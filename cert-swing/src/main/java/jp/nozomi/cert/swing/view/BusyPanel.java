package jp.nozomi.cert.swing.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.Timer;
import jp.nozomi.cert.swing.model.BusyModel;

/** ただいま処理中です, with the real stage, the time it has taken, and the count-down while waiting. */
final class BusyPanel extends javax.swing.JPanel {
  private static final long serialVersionUID = 1L;
  private static final int TICK_MILLIS = 1_000;

  private final JTextArea stage = Widgets.text("");
  private final JTextArea time = Widgets.text("", Theme.color("Wizard.muted"));
  private final JTextArea safety = Widgets.text("", Theme.color("Wizard.muted"));
  private final JProgressBar bar = new JProgressBar();
  private final Timer timer = new Timer(TICK_MILLIS, tick -> showTime());
  private final transient Clock clock;
  private final transient Instant began;
  private transient BusyModel model;

  BusyPanel(BusyModel model, Clock clock, Instant began) {
    super(new java.awt.BorderLayout());
    this.clock = clock;
    this.began = began;
    this.model = model;
    setOpaque(false);
    Card card =
        new Card(
            Theme.color("Wizard.card"),
            Theme.color("Wizard.line"),
            Theme.color("Wizard.info"),
            "[grow,fill]");
    card.add(
        Widgets.larger(Widgets.text(model.text()), 1.05f, java.awt.Font.BOLD), "wmin 10, wrap");
    bar.getAccessibleContext().setAccessibleName(model.text());
    card.add(bar, "gaptop " + Theme.px(10) + ", h " + Theme.px(6) + "!, wrap");
    card.add(stage, "gaptop " + Theme.px(10) + ", wmin 10, wrap");
    card.add(time, "gaptop " + Theme.px(2) + ", wmin 10, wrap");
    card.add(safety, "gaptop " + Theme.px(2) + ", wmin 10");
    add(card);
    update(model);
  }

  Instant began() {
    return began;
  }

  void update(BusyModel now) {
    model = now;
    bar.setMaximum(now.count());
    bar.setValue(now.number());
    Widgets.setText(stage, now.stage());
    Widgets.setText(safety, now.safety());
    showTime();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    timer.start();
  }

  @Override
  public void removeNotify() {
    timer.stop();
    super.removeNotify();
  }

  private void showTime() {
    Instant now = clock.instant();
    Widgets.setText(
        time,
        model
            .waitingUntil()
            .filter(until -> until.isAfter(now))
            .map(until -> seconds(model.waiting(), Duration.between(now, until).plusMillis(999)))
            .orElseGet(() -> seconds(model.elapsed(), Duration.between(began, now))));
  }

  private static String seconds(String words, Duration duration) {
    return words.replace("{0}", Long.toString(duration.toSeconds()));
  }
}
