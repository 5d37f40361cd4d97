package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import jp.nozomi.cert.core.store.CertificateStoreProvider;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreChoice;
import jp.nozomi.cert.core.store.StoreChoice.Grounds;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.flow.StorePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of stores, in both languages. */
class StoreTextsTest {
  private static final StoreLocation NSS = new StoreLocation("nss", "/home/user/nssdb");

  @ParameterizedTest
  @EnumSource(Grounds.class)
  void aChoiceIsToldWithItsStoreAndProtection(Grounds grounds) {
    StorePlan plan = StorePlan.of(new StoreChoice(NSS, Optional.of(Protection.ENFORCED), grounds));

    assertThat(japanese().of(plan))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("ブラウザー", "コピー不可"));
    assertThat(english().of(plan))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("browser", "can not be copied"));
  }

  @ParameterizedTest
  @EnumSource(Grounds.class)
  void anAdvisoryStoreIsWarnedOfHoweverItWasChosen(Grounds grounds) {
    StorePlan plan = StorePlan.of(new StoreChoice(NSS, Optional.of(Protection.ADVISORY), grounds));

    assertThat(japanese().of(plan)).hasSize(2).last().asString().contains("防げません");
    assertThat(english().of(plan)).hasSize(2).last().asString().contains("does not fully prevent");
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE_PROTECTS", "NO_BACKEND", "SEVERAL_TOKENS"})
  void aRefusalOfAPolicyNamesTheWaysOut(Reason reason) {
    StorePlan plan = StorePlan.none(new StoreException(reason, "no store"));

    assertThat(japanese().of(plan)).singleElement().asString().contains("--store");
    assertThat(english().of(plan)).singleElement().asString().contains("--store");
  }

  @Test
  void tellsAPlaceAsAPersonWould() {
    StoreLocation file =
        new StoreLocation("pkcs12", System.getProperty("user.home") + File.separator + "cert.p12");
    StoreLocation token = new StoreLocation("pkcs11", "/usr/lib/module.so?token=Card of Hanako");

    assertThat(japanese().place(file)).isEqualTo("ファイル(~" + File.separator + "cert.p12)");
    assertThat(japanese().place(token)).isEqualTo("ICカード・USBトークン(Card of Hanako)");
    assertThat(english().place(new StoreLocation("windows", ""))).isEqualTo("Windows");
  }

  @ParameterizedTest
  @EnumSource(Protection.class)
  void everyProtectionHasWords(Protection protection) {
    assertThat(japanese().protection(protection)).isNotBlank();
    assertThat(english().protection(protection)).isNotBlank();
  }

  @Test
  void everyBackendHasAName() {
    // The tests have a backend of their own, which no user sees.
    assertThat(ServiceLoader.load(CertificateStoreProvider.class))
        .filteredOn(
            provider -> provider.getClass().getPackageName().startsWith("jp.nozomi.cert.keystore"))
        .isNotEmpty()
        .allSatisfy(
            provider -> {
              StoreLocation location = new StoreLocation(provider.kind(), "");
              assertThat(japanese().kind(location)).isNotEqualTo(provider.kind());
              assertThat(english().kind(location)).isNotEqualTo(provider.kind());
            });
  }

  private static StoreTexts japanese() {
    return new StoreTexts(Texts.in(Locale.JAPANESE));
  }

  private static StoreTexts english() {
    return new StoreTexts(Texts.in(Locale.ENGLISH));
  }
}
