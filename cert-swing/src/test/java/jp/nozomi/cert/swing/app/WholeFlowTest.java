package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.swing.fixture.HeadlessApp;
import jp.nozomi.cert.swing.fixture.OldCertificates;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wizard's flow with the real work behind it and a fake bank before it. */
@Timeout(300)
class WholeFlowTest {
  private static final String PASSWORD = "Nozomi-2026";
  private static final String STORE_PASSWORD = "store-secret-1";

  @TempDir private Path folder;

  private FakeBank bank;

  @BeforeEach
  void openTheBank() throws Exception {
    bank = FakeBank.builder().customer(Customer.of("demo01").password(PASSWORD).build()).start();
  }

  @AfterEach
  void closeTheBank() throws Exception {
    bank.close();
  }

  @ParameterizedTest
  @CsvSource({
    "SECRET_ANSWER_UNREGISTERED, G010e",
    "REGISTRATION_CODE_UNVERIFIED, G011e",
    "TRANSACTION_TOKEN_UNREGISTERED, G012e",
    "HARDWARE_OTP_UNREGISTERED, G013e",
    "OTP_TOKEN_UNREGISTERED, G014e",
    "TRANSACTION_METHOD_UNREGISTERED, G015e",
  })
  void theSameSessionGoesOnAfterTheAccountIsMendedAtTheBanksPage(AccountState state, String code)
      throws Exception {
    bank.setState("demo01", state);
    try (HeadlessApp app = HeadlessApp.open(bank, folder, store())) {
      logIn(app);

      ScreenModel mending = app.await(Screen.MENDING);
      assertThat(mending.message().orElseThrow().details())
          .extracting(Block.Fact::value)
          .contains(code);
      assertThat(mending.buttons())
          .extracting(ButtonModel::action)
          .anySatisfy(action -> assertThat(action).isInstanceOf(Action.Browse.class));
      app.type(Map.of());
      app.await(model -> model.busy().isEmpty() && model.instruction().contains("まだ確認できません"));

      bank.setState("demo01", AccountState.NORMAL);
      app.type(Map.of());
      app.await(Screen.RESULT);
    }
    assertThat(bank.requests().count(Endpoint.OPEN_SESSION)).isEqualTo(1);
    assertThat(bank.issuedTo("demo01")).hasSize(1);
  }

  @Test
  void whoDoesNotWantToMendTheAccountNowEndsTheSession() throws Exception {
    bank.setState("demo01", AccountState.OTP_TOKEN_UNREGISTERED);
    try (HeadlessApp app = HeadlessApp.open(bank, folder, store())) {
      logIn(app);
      app.await(Screen.MENDING);

      app.raise(new Event.BackChosen());
      app.awaitHome();
    }
    assertThat(bank.requests().count(Endpoint.CLOSE_SESSION)).isEqualTo(1);
    assertThat(bank.issued()).isEmpty();
  }

  @Test
  void aConfirmationByTheBankIsNotWaitedForInTheSession() throws Exception {
    bank.setState("demo01", AccountState.CUSTOMER_CONFIRMATION_REQUIRED);
    try (HeadlessApp app = HeadlessApp.open(bank, folder, store())) {
      logIn(app);

      ScreenModel failure = app.await(Screen.FAILURE);
      assertThat(failure.message().orElseThrow().details())
          .extracting(Block.Fact::value)
          .contains("G020e");
    }
    assertThat(bank.requests().count(Endpoint.CLOSE_SESSION)).isEqualTo(1);
  }

  @Test
  void theBankIsConnectedToWhileTheUserTypesAndNothingIsLeftByWhoLeaves() throws Exception {
    try (HeadlessApp app = HeadlessApp.open(bank, folder, store())) {
      app.awaitHome();
      app.raise(new Event.IssueChosen());
      bank.awaitRequest(Endpoint.DIRECTORY, Duration.ofSeconds(60));
      app.raise(new Event.BackChosen());
      app.awaitHome();
    }
    assertThat(folder.resolve("c.p12")).doesNotExist();
    assertThat(entries(folder.resolve("data").resolve("journal"))).isEmpty();
    assertThat(bank.requests().count(Endpoint.OPEN_SESSION)).isZero();
  }

  @Test
  void aBankThatHangsWhileTheUserTypesHoldsNobodyUp() throws Exception {
    bank.faults().add(Fault.STALL, When.calling(Endpoint.DIRECTORY).first(1));
    try (HeadlessApp app = HeadlessApp.open(bank, folder, store())) {
      app.awaitHome();
      app.raise(new Event.IssueChosen());
      bank.awaitRequest(Endpoint.DIRECTORY, Duration.ofSeconds(60));
      app.raise(new Event.BackChosen());
      app.awaitHome();

      logIn(app);
      app.await(Screen.RESULT);
    }
    assertThat(bank.issuedTo("demo01")).hasSize(1);
  }

  @Test
  void theRenewedCertificateIsDeletedOnceItsUserConsents() throws Exception {
    CertificateId old = keepACertificateThatIsDue();
    try (HeadlessApp app = HeadlessApp.open(bank, folder, store())) {
      renew(app, old);
      app.await(Screen.RESULT);
      assertThat(stored()).hasSize(2).contains(old);

      app.raise(new Event.DeletionChosen());
      app.raise(new Event.DeletionConfirmed());
      app.await(model -> model.toString().contains("以前の証明書を削除しました"));
    }
    assertThat(stored()).hasSize(1).doesNotContain(old);
  }

  @Test
  void theRenewedCertificateStaysWithoutConsent() throws Exception {
    CertificateId old = keepACertificateThatIsDue();
    try (HeadlessApp app = HeadlessApp.open(bank, folder, store())) {
      renew(app, old);
      app.await(Screen.RESULT);

      app.raise(new Event.DeletionChosen());
      app.raise(new Event.BackChosen());
      app.raise(new Event.DeletionConfirmed());
    }
    assertThat(stored()).hasSize(2).contains(old);
  }

  @Test
  void aStoreThatIsNoneIsToldOnAPageAndNotByADeadStart() throws Exception {
    try (HeadlessApp app = HeadlessApp.open(bank, folder, "no-such-kind:x")) {
      ScreenModel failure = app.await(Screen.FAILURE);

      assertThat(failure.buttons()).extracting(ButtonModel::label).contains("再試行", "最初に戻る");
    }
  }

  private void logIn(HeadlessApp app) throws Exception {
    app.awaitHome();
    app.raise(new Event.IssueChosen());
    app.await(Screen.LOGIN);
    app.type(Map.of("loginId", "demo01", "password", PASSWORD));
    app.typeNewStorePassword();
  }

  private void renew(HeadlessApp app, CertificateId old) throws Exception {
    app.awaitHome();
    app.raise(new Event.UnlockChosen());
    app.await(Screen.STORE_PASSWORD);
    app.type(Map.of("password", STORE_PASSWORD));
    app.await(model -> model.toString().contains(old.toString()));
    app.raise(new Event.CertificateSelected(old));
    app.raise(new Event.RenewChosen());
    app.await(Screen.LOGIN);
    app.type(Map.of("password", PASSWORD));
  }

  private CertificateId keepACertificateThatIsDue() throws Exception {
    X509Certificate due =
        new OldCertificates(bank, folder.resolve("c.p12"), STORE_PASSWORD)
            .add("demo01", bank.clock().instant().minus(Duration.ofDays(346)));
    return CertificateId.of(due);
  }

  private List<CertificateId> stored() throws Exception {
    try (CertificateStore opened =
        CertificateStores.open(
            store(),
            (location, creating) -> Optional.of(Secret.take(STORE_PASSWORD.toCharArray())))) {
      return opened.list().stream().map(StoredCertificate::id).toList();
    }
  }

  private String store() {
    return "pkcs12:" + folder.resolve("c.p12");
  }

  private static List<Path> entries(Path journal) throws Exception {
    if (!Files.exists(journal)) {
      return List.of();
    }
    try (var files = Files.walk(journal)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }
}
