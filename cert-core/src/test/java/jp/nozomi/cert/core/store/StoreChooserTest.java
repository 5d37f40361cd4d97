package jp.nozomi.cert.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreChoice.Grounds;
import jp.nozomi.cert.core.store.StoreException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice over operating systems, by what their backends say of themselves. */
class StoreChooserTest {
  /** An operating system with its backends; opening any store fails the test. */
  private enum Machine {
    WINDOWS(List.of("windows enforced", "windows:tpm hardware"), List.of()),
    MAC(List.of("macos enforced"), List.of()),
    LINUX(List.of("nss advisory"), List.of()),
    LINUX_WITH_CARD(List.of("nss advisory"), List.of("pkcs11:card hardware")),
    LINUX_WITH_SOFT_TOKEN(List.of("nss advisory"), List.of("pkcs11:soft enforced")),
    LINUX_WITH_BOTH(
        List.of("nss advisory"), List.of("pkcs11:card hardware", "pkcs11:soft enforced")),
    SERVER(List.of(), List.of()),
    SERVER_WITH_CARD(List.of(), List.of("pkcs11:card hardware"));

    private final List<StoreOffer> browsers;
    private final List<StoreOffer> tokens;

    Machine(List<String> browsers, List<String> tokens) {
      this.browsers = browsers.stream().map(Machine::offer).toList();
      this.tokens = tokens.stream().map(Machine::offer).toList();
    }

    StoreChooser chooser() {
      return new StoreChooser(
          List.of(
              new FakeProvider("pkcs12", List.of(), List.of(), Optional.of(Protection.FILE)),
              new FakeProvider("pkcs11", List.of(), tokens, Optional.empty()),
              new FakeProvider(
                  browsers.isEmpty() ? "nss" : browsers.get(0).location().kind(),
                  browsers,
                  List.of(),
                  browsers.isEmpty()
                      ? Optional.of(Protection.ADVISORY)
                      : Optional.of(browsers.get(0).protection()))));
    }

    private static StoreOffer offer(String text) {
      String[] words = text.split(" ");
      String[] location = words[0].split(":");
      return new StoreOffer(
          new StoreLocation(location[0], location.length > 1 ? location[1] : ""),
          Protection.find(words[1]).orElseThrow());
    }
  }

  private record FakeProvider(
      String kind,
      List<StoreOffer> browserStores,
      List<StoreOffer> tokens,
      Optional<Protection> known)
      implements CertificateStoreProvider {
    @Override
    public Optional<String> unavailable() {
      return Optional.empty();
    }

    @Override
    public Optional<Protection> protection(StoreLocation location) {
      return known;
    }

    @Override
    public CertificateStore open(StoreLocation location, StorePrompt prompt) {
      throw new AssertionError("choosing opens nothing, and so makes nothing");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WINDOWS,               auto,     enforced, windows,     BROWSERS_READ_IT",
    "WINDOWS,               auto,     file,     windows,     BROWSERS_READ_IT",
    "WINDOWS,               auto,     hardware, windows:tpm, BROWSERS_READ_IT",
    "WINDOWS,               enforced, file,     windows,     BROWSERS_READ_IT",
    "WINDOWS,               hardware, enforced, windows:tpm, BROWSERS_READ_IT",
    "MAC,                   auto,     enforced, macos,       BROWSERS_READ_IT",
    "LINUX,                 auto,     advisory, nss,         BROWSERS_READ_IT",
    "LINUX,                 auto,     file,     nss,         BROWSERS_READ_IT",
    "LINUX_WITH_CARD,       auto,     file,     nss,         BROWSERS_READ_IT",
    "LINUX_WITH_CARD,       enforced, file,     pkcs11:card, ONLY_TOKEN",
    "LINUX_WITH_CARD,       hardware, enforced, pkcs11:card, ONLY_TOKEN",
    "LINUX_WITH_SOFT_TOKEN, enforced, enforced, pkcs11:soft, ONLY_TOKEN",
    "LINUX_WITH_BOTH,       hardware, file,     pkcs11:card, ONLY_TOKEN",
    "LINUX_WITH_BOTH,       enforced, hardware, pkcs11:card, ONLY_TOKEN",
    "SERVER_WITH_CARD,      hardware, enforced, pkcs11:card, ONLY_TOKEN",
  })
  void aPolicyTakesWhatTheBrowsersReadOrElseTheOneToken(
      Machine machine, String policy, String minimum, String location, Grounds grounds)
      throws StoreException {
    StoreChoice choice = machine.chooser().choose(policy, demand(minimum));

    assertThat(choice.location()).hasToString(location);
    assertThat(choice.grounds()).isEqualTo(grounds);
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX,                 auto,     enforced, NONE_PROTECTS",
    "LINUX_WITH_CARD,       auto,     enforced, NONE_PROTECTS",
    "LINUX,                 enforced, file,     NONE_PROTECTS",
    "LINUX,                 hardware, file,     NONE_PROTECTS",
    "LINUX_WITH_SOFT_TOKEN, enforced, hardware, NONE_PROTECTS",
    "LINUX_WITH_SOFT_TOKEN, hardware, file,     NONE_PROTECTS",
    "MAC,                   auto,     hardware, NONE_PROTECTS",
    "LINUX_WITH_BOTH,       enforced, file,     SEVERAL_TOKENS",
    "SERVER,                auto,     file,     NO_BACKEND",
    "SERVER_WITH_CARD,      auto,     file,     NO_BACKEND",
    "LINUX,                 nss,      enforced, TOO_WEAK",
    "LINUX,                 pkcs12:x, advisory, TOO_WEAK",
    "WINDOWS,               pkcs12:x, enforced, TOO_WEAK",
    "LINUX,                 NSS,      file,     BAD_LOCATION",
  })
  void whatTheBankDoesNotAllowIsRefusedWithItsReason(
      Machine machine, String wish, String minimum, Reason reason) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> machine.chooser().choose(wish, demand(minimum)))
        .returns(reason, StoreException::reason);
  }

  @Test
  void noPolicyEverPicksAFile() {
    for (Machine machine : Machine.values()) {
      for (StorePolicy policy : StorePolicy.values()) {
        assertThat(kindOf(machine, policy)).isNotEqualTo("pkcs12");
      }
    }
  }

  @Test
  void noPolicyGoesBelowTheBanksMinimum() {
    for (Machine machine : Machine.values()) {
      for (String wish : List.of("auto", "enforced", "hardware", "nss", "pkcs12:x")) {
        for (Protection minimum : Protection.values()) {
          assertThat(protectionOf(machine, wish, minimum).stream())
              .allMatch(protection -> protection.isAtLeast(minimum));
        }
      }
    }
  }

  @Test
  void aNamedStoreIsTakenAndItsWeaknessIsTold() throws StoreException {
    StoreChoice choice = Machine.LINUX.chooser().choose("nss:firefox", Protection.FILE);

    assertThat(choice)
        .isEqualTo(
            new StoreChoice(
                new StoreLocation("nss", "firefox"),
                Optional.of(Protection.ADVISORY),
                Grounds.NAMED));
    assertThat(choice.isAdvisory()).isTrue();
  }

  @Test
  void aTokenThatIsNamedTellsItsProtectionWhenItIsOpened() throws StoreException {
    StoreChoice choice = Machine.LINUX.chooser().choose("pkcs11:x", Protection.HARDWARE);

    assertThat(choice.protection()).isEmpty();
    assertThat(choice.isAdvisory()).isFalse();
  }

  private static String kindOf(Machine machine, StorePolicy policy) {
    try {
      String wish = policy.name().toLowerCase(Locale.ROOT);
      return machine.chooser().choose(wish, Protection.FILE).location().kind();
    } catch (StoreException e) {
      return "";
    }
  }

  private static Optional<Protection> protectionOf(
      Machine machine, String wish, Protection minimum) {
    try {
      return machine.chooser().choose(wish, minimum).protection();
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  private static Protection demand(String label) {
    return Protection.find(label).orElseThrow();
  }

  @Test
  void namesAllStoresAtHandTheBrowsersFirst() {
    assertThat(Machine.LINUX_WITH_BOTH.chooser().offers())
        .extracting(offer -> offer.location().toString())
        .containsExactly("nss", "pkcs11:card", "pkcs11:soft");
  }
}
