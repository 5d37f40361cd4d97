package jp.nozomi.cert.swing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code certapp issue --store nss} for a fresh user, whose browser then logs in to the bank. */
@EnabledOnOs(OS.LINUX)
class BrowserLoginTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  // So long ago that the certificate can be renewed now: 366 days, of which the last 40 count.
  private static final Duration LONG_AGO = Duration.ofDays(340);

  @TempDir private Path home;
  private FakeBank bank;
  private FreshUser user;

  @BeforeEach
  void openTheBank() throws IOException {
    bank =
        FakeBank.builder()
            .customer(Customer.of(FreshUser.LOGIN_ID).password(FreshUser.PASSWORD).build())
            .start();
    user = FreshUser.of(home, bank);
    Files.createDirectories(SCREENSHOTS);
  }

  @AfterEach
  void closeTheBank() throws IOException {
    bank.close();
  }

  @Test
  void chromiumLogsInWithTheCertificateAndAfterRenewalWithTheNewOne() throws Exception {
    Browser chromium = new Chromium(home, bank.bankSiteUrl());
    String first = issueLongAgo(chromium);
    assertThat(certificateShownBy(chromium, "chromium-issued.png")).isEqualTo(first);

    String second = enroll(chromium, "renew", "--certificate", first);

    assertThat(second).isNotEqualTo(first);
    assertThat(certificateShownBy(chromium, "chromium-renewed.png")).isEqualTo(second);
  }

  /** Unlike Chromium, Firefox does not take the newest of several by itself. */
  @Test
  void firefoxLogsInWithTheCertificateAndAfterRenewalAndCleanUpWithTheNewOne() throws Exception {
    Firefox firefox = new Firefox(home);
    String first = issueLongAgo(firefox);
    assertThat(certificateShownBy(firefox, "firefox-issued.png")).isEqualTo(first);

    String second = enroll(firefox, "renew", "--certificate", first);
    try (CertificateStore store =
        CertificateStores.open("nss:" + firefox.profile(), StorePrompt.none())) {
      store.delete(new CertificateId(first));
    }

    assertThat(second).isNotEqualTo(first);
    assertThat(certificateShownBy(firefox, "firefox-renewed.png")).isEqualTo(second);
  }

  private String issueLongAgo(Browser browser)
      throws IOException, InterruptedException, JsonException {
    bank.clock().advance(LONG_AGO.negated());
    String certificate = enroll(browser, "issue", "--login-id", FreshUser.LOGIN_ID);
    bank.clock().follow(Clock.systemUTC());
    browser.trust(home.resolve("server.pem"));
    return certificate;
  }

  private String enroll(Browser browser, String... command)
      throws IOException, InterruptedException, JsonException {
    return user.enrolled(
        Stream.concat(Stream.of(command), Stream.of("--store", browser.store()))
            .toArray(String[]::new));
  }

  /** What the bank's site saw when the browser opened its page. */
  private String certificateShownBy(Browser browser, String screenshot)
      throws IOException, InterruptedException {
    int before = bank.requests().to(Endpoint.WHOAMI).size();
    Path picture = SCREENSHOTS.resolve(screenshot);
    Files.deleteIfExists(picture);

    browser.photograph(bank.bankSiteUrl() + "/whoami", picture);

    assertThat(picture).exists();
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(100);
    List<RecordedRequest> seen = bank.requests().to(Endpoint.WHOAMI);
    assertThat(seen).hasSizeGreaterThan(before);
    RecordedRequest last = seen.get(seen.size() - 1);
    assertThat(last.status()).isEqualTo(200);
    return last.peer().orElseThrow();
  }
}
