package jp.nozomi.cert.swing.desktop;

import java.awt.Component;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JProgressBar;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * Repaints the window again and again while the bank says nothing, then stops the work: at the
 * connection, before the reply, in its head and in the middle of its body.
 */
final class SilentServer {
  private static final int REPAINTS = 50;
  private static final int MANY = 1_000;

  /** No speed: a busy computer is slow, but only a window that waits for the bank is as slow. */
  private static final Duration FROZEN = Duration.ofSeconds(20);

  /** The app itself would give up after a minute; here only the user does. */
  private static final HttpSettings PATIENT =
      new HttpSettings(
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          1,
          Duration.ZERO,
          ProxyRouting.direct());

  private static final List<Fault> SILENCES =
      List.of(Fault.STALL, Fault.STALL_IN_HEADERS, Fault.STALL_IN_BODY);

  private final FakeBank bank;
  private final Hands hands;
  private final Duration silence;

  private SilentServer(FakeBank bank, Hands hands, Duration silence) {
    this.bank = bank;
    this.hands = hands;
    this.silence = silence;
  }

  /** Takes a folder, and for how many seconds the bank is at least silent each time. */
  public static void main(String[] args) throws Exception {
    Hands.endAtTheFirstError();
    try (FakeBank bank =
        FakeBank.builder()
            .customer(Customer.of("fresh01").password("Nozomi-2026").build())
            .start()) {
      LiveApp app = LiveApp.start(bank, Path.of(args[0]), PATIENT);
      SilentServer silent =
          new SilentServer(bank, new Hands(), Duration.ofSeconds(Long.parseLong(args[1])));
      bank.faults().nextConnections(TlsFault.SILENT, MANY);
      silent.logIn();
      silent.giveANewStorePassword();
      silent.repaintThenCancel("the connection");
      bank.faults().clear();
      for (Fault fault : SILENCES) {
        long before = bank.requests().count(Endpoint.DIRECTORY);
        bank.faults().add(fault, When.calling(Endpoint.DIRECTORY));
        silent.logIn();
        bank.requests().await(Endpoint.DIRECTORY, before + 1, Duration.ofSeconds(60));
        silent.repaintThenCancel(fault.name());
        bank.faults().clear();
      }
      silent.hands.alt('X');
      app.awaitEnd();
    }
    System.exit(0);
  }

  private void logIn() {
    // Only once what an earlier run left open is settled can anything be chosen.
    hands.awaitFocus("証明書発行");
    hands.alt('I');
    hands.awaitFocus("ログインID");
    hands.type("fresh01");
    hands.press(KeyEvent.VK_TAB);
    hands.type("Nozomi-2026");
    hands.press(KeyEvent.VK_ENTER);
  }

  private void giveANewStorePassword() {
    hands.awaitPage("証明書取得 保存先のパスワード");
    hands.type("store-secret-1");
    hands.press(KeyEvent.VK_TAB);
    hands.press(KeyEvent.VK_TAB);
    hands.awaitFocus("保存先のパスワード(確認)");
    hands.type("store-secret-1");
    hands.press(KeyEvent.VK_ENTER);
  }

  private void repaintThenCancel(String where) {
    hands.await(where + ": work", SilentServer::isBusy);
    // The bank keeps silent for as long as these go on; each has to be done by the event thread.
    long end = System.nanoTime() + silence.toNanos();
    Duration longest = Duration.ZERO;
    int repaints = 0;
    for (; repaints < REPAINTS || System.nanoTime() < end; repaints++) {
      long asked = System.nanoTime();
      Hands.onEventThread(SilentServer::repaint);
      Duration waited = Duration.ofNanos(System.nanoTime() - asked);
      longest = waited.compareTo(longest) > 0 ? waited : longest;
      hands.glance();
    }
    System.out.printf("%s: %d repaints, longest wait %d ms%n", where, repaints, longest.toMillis());
    if (longest.compareTo(FROZEN) > 0) {
      throw new AssertionError(where + ": the window was frozen for " + longest);
    }
    if (!Hands.onEventThread(SilentServer::isBusy)) {
      throw new AssertionError(where + ": the work ended by itself");
    }
    hands.alt('C');
    hands.awaitPage("証明書取得");
  }

  /** Event thread only. */
  private static boolean isBusy() {
    return Hands.title().equals("証明書取得 認証")
        && Hands.find(Hands.frame().orElseThrow(), c -> c instanceof JProgressBar && c.isShowing())
            .isPresent();
  }

  private static boolean repaint() {
    Component content = Hands.frame().orElseThrow().getComponent(0);
    ((JComponent) content).paintImmediately(0, 0, content.getWidth(), content.getHeight());
    return true;
  }
}
