package jp.nozomi.cert.swing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.swing.cli.ExitCode;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which store {@code certapp} takes by itself on Linux, and what it lists of all of them. */
@EnabledOnOs(OS.LINUX)
class StoreChoiceTest {
  private static final Duration LONG_AGO = Duration.ofDays(340);
  private static final String CHROMIUM = ".local/share/pki/nssdb";
  private static final String TRANSPORT = "transport";

  @TempDir private Path home;
  private FakeBank bank;
  private FreshUser user;

  @BeforeEach
  void openTheBank() throws IOException {
    RealProgram.require("certutil");
    RealProgram.require("pk12util");
    bank =
        FakeBank.builder()
            .customer(Customer.of(FreshUser.LOGIN_ID).password(FreshUser.PASSWORD).build())
            .start();
    user = FreshUser.of(home, bank);
  }

  @AfterEach
  void closeTheBank() throws IOException {
    // A component that is not there ends the test before there is a bank.
    if (bank != null) {
      bank.close();
    }
  }

  @Test
  void autoStopsBeforeTheBankIsAskedWhereTheBrowsersStoreIsTooWeak() throws Exception {
    user.profile("enforced", "auto");

    RealProgram.Ended ended = user.enroll("issue", "--login-id", FreshUser.LOGIN_ID);

    assertThat(ended.status()).isEqualTo(ExitCode.PROTECTION_TOO_WEAK.status());
    assertThat(FreshUser.json(ended).object("error").string("type"))
        .isEqualTo("store-none-protects");
    assertThat(bank.requests().all()).isEmpty();
    assertThat(home.resolve(CHROMIUM)).doesNotExist();
  }

  @Test
  void noOptionLowersTheBanksMinimum() throws Exception {
    user.profile("enforced", "auto");

    RealProgram.Ended ended =
        user.enroll("issue", "--login-id", FreshUser.LOGIN_ID, "--store", "nss");

    assertThat(ended.status()).isEqualTo(ExitCode.PROTECTION_TOO_WEAK.status());
    assertThat(bank.requests().all()).isEmpty();
    assertThat(home.resolve(CHROMIUM)).doesNotExist();
  }

  @Test
  void withTheBanksPermissionAutoTakesTheBrowsersStoreAndWarns() throws Exception {
    user.profile("advisory", "auto");

    RealProgram.Ended ended = user.enroll("issue", "--login-id", FreshUser.LOGIN_ID);

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(FreshUser.json(ended).string("store")).isEqualTo("nss:" + home.resolve(CHROMIUM));
    assertThat(ended.err()).contains("ブラウザー", "満たすため選びました", "コピーを完全には防げません");
  }

  @Test
  void listingMakesNoDatabase() throws Exception {
    assertThat(FreshUser.certificates(user.list("--store", "nss"))).isEmpty();
    assertThat(FreshUser.certificates(user.list("--store", "auto"))).isEmpty();

    assertThat(home.resolve(CHROMIUM)).doesNotExist();
  }

  @Test
  void theProfilesStoreIsListedOnceThoughItIsFoundAgain() throws Exception {
    user.profile("advisory", "nss");

    user.enrolled("issue", "--login-id", FreshUser.LOGIN_ID);

    assertThat(FreshUser.certificates(user.list())).hasSize(1);
  }

  @Test
  void theListIsOfAllStoresAndNamesTheLockedOnes() throws Exception {
    bank.clock().advance(LONG_AGO.negated());
    String ours = user.enrolled("issue", "--login-id", FreshUser.LOGIN_ID, "--store", "nss");
    bank.clock().follow(Clock.systemUTC());
    Path firefox = new Firefox(home).profile();
    Files.writeString(home.resolve("primary"), "primary-password\n");
    RealProgram.done(
        home, "certutil", "-N", "-d", "sql:" + firefox, "-f", home.resolve("primary").toString());

    JsonObject list = user.list();

    JsonObject row = row(list, ours);
    assertThat(row.string("loginId")).isEqualTo(FreshUser.LOGIN_ID);
    assertThat(row.string("protection")).isEqualTo("advisory");
    assertThat(row.string("state")).isEqualTo("renewable");
    assertThat(list.array("unread").objects("unread"))
        .anySatisfy(
            unread -> {
              assertThat(unread.string("store")).isEqualTo("nss:" + firefox);
              assertThat(unread.flag("locked")).isTrue();
            });
  }

  @Test
  void whatAnotherProgramInstalledIsListedAndRenewed() throws Exception {
    String predecessors = installByAnotherProgram();

    assertThat(row(user.list(), predecessors).string("state")).isEqualTo("renewable");
    String renewed = user.enrolled("renew", "--certificate", predecessors, "--store", "nss");

    assertThat(row(user.list(), renewed).string("state")).isEqualTo("too-early");
  }

  @Test
  void aCertificateIsRenewedFromOneStoreIntoAnother() throws Exception {
    String old = installByAnotherProgram();
    Path file = home.resolve("new.p12");

    String renewed = user.enrolled("renew", "--certificate", old, "--store", "pkcs12:" + file);

    assertThat(file).exists();
    JsonObject elsewhere = user.list("--store", "nss");
    assertThat(FreshUser.certificates(elsewhere)).noneMatch(each -> isOf(each, renewed));
    assertThat(row(elsewhere, old).string("state")).isEqualTo("renewable");
  }

  /** As the predecessor did: a key made elsewhere, imported with its certificate. */
  private String installByAnotherProgram()
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    List<X509Certificate> chain =
        bank.issueDirectly(
            FreshUser.LOGIN_ID, keys.getPublic(), Clock.systemUTC().instant().minus(LONG_AGO));
    KeyStore transport = KeyStore.getInstance("PKCS12");
    transport.load(null, null);
    transport.setKeyEntry(
        "old one",
        keys.getPrivate(),
        TRANSPORT.toCharArray(),
        chain.toArray(new X509Certificate[0]));
    Path file = home.resolve("transport.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      transport.store(out, TRANSPORT.toCharArray());
    }
    String database = "sql:" + Files.createDirectories(home.resolve(CHROMIUM));
    RealProgram.done(home, "certutil", "-N", "-d", database, "--empty-password");
    RealProgram.done(home, "pk12util", "-i", file.toString(), "-d", database, "-W", TRANSPORT);
    return CertificateId.of(chain.get(0)).sha256();
  }

  private static JsonObject row(JsonObject list, String sha256) throws JsonException {
    return FreshUser.certificates(list).stream()
        .filter(each -> isOf(each, sha256))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(JsonObject certificate, String sha256) {
    try {
      return certificate.string("sha256").equals(sha256);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }
}
