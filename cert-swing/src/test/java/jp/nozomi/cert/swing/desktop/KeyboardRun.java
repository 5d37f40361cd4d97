package jp.nozomi.cert.swing.desktop;

import java.awt.Component;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPasswordField;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;

/** Issues one certificate and renews another with nothing but keys. */
final class KeyboardRun {
  private static final String PASSWORD = "Nozomi-2026";
  private static final String STORE_PASSWORD = "store-secret-1";

  private final FakeBank bank;
  private final Path folder;
  private final Hands hands;

  private KeyboardRun(FakeBank bank, Path folder, Hands hands) {
    this.bank = bank;
    this.folder = folder;
    this.hands = hands;
  }

  public static void main(String[] args) throws Exception {
    Hands.endAtTheFirstError();
    Path folder = Path.of(args[0]);
    try (FakeBank bank =
        FakeBank.builder()
            .customer(Customer.of("fresh01").password(PASSWORD).build())
            .customer(
                Customer.of("due01")
                    .password(PASSWORD)
                    .asksWhenRenewing(Challenge.QUESTION)
                    .question("2+3?", "five")
                    .build())
            .start()) {
      KeyboardRun run = new KeyboardRun(bank, folder, new Hands());
      run.keepACertificateThatIsDue();
      run.issue();
      run.renew();
    }
    System.exit(0);
  }

  private void issue() throws Exception {
    LiveApp app = LiveApp.start(bank, folder);
    hands.awaitPage("証明書取得");
    hands.await("a button for issuing", () -> Hands.focused().filter("証明書発行"::equals).isPresent());
    hands.press(KeyEvent.VK_ENTER);
    hands.awaitFocus("ログインID");
    hands.press(KeyEvent.VK_ESCAPE);
    hands.awaitPage("証明書取得");
    hands.alt('I');
    hands.awaitFocus("ログインID");
    hands.type("fresh01");
    hands.press(KeyEvent.VK_TAB);
    hands.awaitFocus("ログインパスワード");
    hands.type("wrong");
    hands.press(KeyEvent.VK_ENTER);
    giveTheStorePassword();
    hands.awaitFocus("ログインパスワード");
    check(Hands.onEventThread(KeyboardRun::refusalIsInSight), "the refusal is out of sight");
    hands.type(PASSWORD);
    hands.press(KeyEvent.VK_ENTER);
    hands.awaitPage("証明書取得 結果");
    check(bank.issuedTo("fresh01").size() == 1, "one certificate");
    hands.press(KeyEvent.VK_ENTER);
    app.awaitEnd();
  }

  private void renew() throws Exception {
    LiveApp app = LiveApp.start(bank, folder);
    hands.awaitPage("証明書取得");
    hands.await(
        "a list that can be unlocked",
        () ->
            Hands.frame()
                .flatMap(
                    frame -> Hands.find(frame, c -> c.isShowing() && "証明書一覧を表示".equals(name(c))))
                .isPresent());
    hands.alt('L');
    giveTheStorePassword();
    hands.awaitPage("証明書取得");
    for (int presses = 0;
        !Hands.onEventThread(Hands::focused).filter("証明書一覧"::equals).isPresent();
        presses++) {
      check(presses < 20, "Tab reaches the list");
      hands.press(KeyEvent.VK_TAB);
    }
    hands.press(KeyEvent.VK_DOWN);
    hands.await(
        "a renewal that can be chosen",
        () ->
            Hands.frame()
                .flatMap(
                    frame ->
                        Hands.find(
                            frame,
                            c ->
                                c.isEnabled()
                                    && "証明書更新".equals(name(c))
                                    && c instanceof javax.swing.JButton))
                .isPresent());
    hands.press(KeyEvent.VK_ENTER);
    hands.awaitFocus("ログインパスワード");
    hands.type(PASSWORD);
    hands.press(KeyEvent.VK_ENTER);
    hands.awaitFocus("回答");
    hands.type("five");
    hands.press(KeyEvent.VK_ENTER);
    hands.awaitPage("証明書取得 結果");
    check(bank.issuedTo("due01").size() == 2, "the renewed certificate");
    hands.alt('X');
    app.awaitEnd();
  }

  private void giveTheStorePassword() {
    hands.awaitPage("証明書取得 保存先のパスワード");
    hands.awaitFocus("保存先のパスワード");
    hands.type(STORE_PASSWORD);
    hands.press(KeyEvent.VK_ENTER);
  }

  /** Why the password was refused can be read where it is typed again, however small the page. */
  private static boolean refusalIsInSight() {
    return Hands.all(Hands.frame().orElseThrow())
            .filter(
                c -> c instanceof javax.swing.JTextArea text && text.getText().contains("[N001e]"))
            .anyMatch(KeyboardRun::isInSight)
        && Hands.all(Hands.frame().orElseThrow())
            .filter(JPasswordField.class::isInstance)
            .allMatch(KeyboardRun::isInSight);
  }

  private static boolean isInSight(Component component) {
    JComponent swing = (JComponent) component;
    return swing.isShowing()
        && swing
            .getVisibleRect()
            .contains(new Rectangle(0, 0, component.getWidth(), component.getHeight()));
  }

  private static String name(Component component) {
    return component.getAccessibleContext() == null
        ? ""
        : String.valueOf(component.getAccessibleContext().getAccessibleName());
  }

  private void keepACertificateThatIsDue() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair key = generator.generateKeyPair();
    List<X509Certificate> chain =
        bank.issueDirectly(
            "due01", key.getPublic(), bank.clock().instant().minus(Duration.ofDays(346)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = STORE_PASSWORD.toCharArray();
    store.setKeyEntry("due01", key.getPrivate(), password, chain.toArray(Certificate[]::new));
    try (OutputStream out = Files.newOutputStream(LiveApp.store(folder))) {
      store.store(out, password);
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
