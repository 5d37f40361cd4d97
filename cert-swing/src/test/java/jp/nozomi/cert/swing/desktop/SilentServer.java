package jp.nozomi.cert.swing.desktop;

import java.awt.Component;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import javax.swing.JComponent;
import jp.nozomi.cert.swing.fixture.EventThreadGuard;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;

/** Repaints the window again and again while the bank says nothing, then stops the work. */
final class SilentServer {
  private static final int REPAINTS = 50;

  private SilentServer() {}

  public static void main(String[] args) throws Exception {
    Hands.endAtTheFirstError();
    EventThreadGuard.install();
    try (FakeBank bank =
        FakeBank.builder()
            .customer(Customer.of("fresh01").password("Nozomi-2026").build())
            .start()) {
      bank.faults().add(Fault.STALL, When.calling(Endpoint.DIRECTORY));
      LiveApp app = LiveApp.start(bank, Path.of(args[0]));
      Hands hands = new Hands();
      // Only once what an earlier run left open is settled can anything be chosen.
      hands.awaitFocus("証明書発行");
      hands.alt('I');
      hands.awaitFocus("ログインID");
      hands.type("fresh01");
      hands.press(KeyEvent.VK_TAB);
      hands.type("Nozomi-2026");
      hands.press(KeyEvent.VK_ENTER);
      hands.awaitPage("証明書取得 保存先のパスワード");
      hands.type("store-secret-1");
      hands.press(KeyEvent.VK_TAB);
      hands.press(KeyEvent.VK_TAB);
      hands.awaitFocus("保存先のパスワード(確認)");
      hands.type("store-secret-1");
      hands.press(KeyEvent.VK_ENTER);
      hands.awaitPage("証明書取得 認証");
      bank.awaitRequest(Endpoint.DIRECTORY, Duration.ofSeconds(60));
      // The bank keeps silent for as long as these go on; each has to be done by the event thread.
      for (int i = 0; i < REPAINTS; i++) {
        Hands.onEventThread(SilentServer::repaint);
      }
      if (!Hands.onEventThread(Hands::title).equals("証明書取得 認証")) {
        throw new AssertionError("the work ended by itself");
      }
      hands.alt('C');
      hands.awaitPage("証明書取得");
      hands.alt('X');
      app.awaitEnd();
    }
    EventThreadGuard.verify();
    System.exit(0);
  }

  private static boolean repaint() {
    Component content = Hands.frame().orElseThrow().getComponent(0);
    ((JComponent) content).paintImmediately(0, 0, content.getWidth(), content.getHeight());
    return true;
  }
}
