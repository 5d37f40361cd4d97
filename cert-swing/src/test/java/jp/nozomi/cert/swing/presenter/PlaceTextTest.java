package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nozomi.cert.core.store.StoreLocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads of a path. */
class PlaceTextTest {
  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "'', ''",
    "/home/hanako/cert.p12, ~/cert.p12",
    "/home/hanako, /home/hanako",
    "/home/hanakosan/cert.p12, /home/hanakosan/cert.p12",
    "/media/usb/cert.p12, /media/usb/cert.p12",
    "cert.p12, cert.p12",
    "/home/hanako/.local/share/certapp/nozomi/test/9999/certificates.p12, ~/…/9999/certificates.p12",
    "/a-folder-with-a-name-that-is-longer-than-all-others.p12, /a-folder-with-a-name-that-is-longer-than-all-others.p12",
    "/usr/lib/module.so?token=Card, Card"
  })
  void isToldShortly(String path, String told) {
    assertThat(new PlaceText("/home/hanako", '/').of(new StoreLocation("pkcs12", path)))
        .isEqualTo(told);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "C:\\Users\\hanako\\cert.p12, ~\\cert.p12",
    "D:\\Firma\\Buchhaltung\\Bank\\Zertifikate\\2026\\Nozomi\\cert.p12, D:\\…\\Nozomi\\cert.p12"
  })
  void isToldShortlyOnWindowsToo(String path, String told) {
    assertThat(new PlaceText("C:\\Users\\hanako", '\\').of(new StoreLocation("pkcs12", path)))
        .isEqualTo(told);
  }
}
