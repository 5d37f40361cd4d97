package jp.nozomi.cert.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreValuesTest {
  @ParameterizedTest
  @CsvSource({
    "auto, auto, ''",
    "pkcs12:cert.p12, pkcs12, cert.p12",
    "pkcs12:C:\\Users\\x\\cert.p12, pkcs12, C:\\Users\\x\\cert.p12"
  })
  void aLocationIsKindAndPath(String text, String kind, String path) throws StoreException {
    StoreLocation location = StoreLocation.parse(text);

    assertThat(location).isEqualTo(new StoreLocation(kind, path)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", ":x", "PKCS12:x", "1x", "C:\\x", "has space:x", "/home/x"})
  void refusesALocationWithoutAKind(String text) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> StoreLocation.parse(text))
        .returns(StoreException.Reason.BAD_LOCATION, StoreException::reason);
  }

  @Test
  void saysThatThereIsNoBackendOfAKind() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> CertificateStores.open("nosuch:x", StorePrompt.none()))
        .withMessageContaining("nosuch")
        .returns(StoreException.Reason.BAD_LOCATION, StoreException::reason);
  }

  @Test
  void keyNamesAreRandom() {
    SecureRandom random = new SecureRandom();

    KeyName name = KeyName.random(random);

    assertThat(name.value()).matches("nozomi-[0-9a-f]{32}");
    assertThat(KeyName.random(random)).isNotEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nozomi-", "nozomi-0123", "other-0123456789abcdef0123456789abcdef"})
  void refusesAnotherNameForAKey(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyName(value));
  }

  @Test
  void protectionsAreOrderedByStrength() {
    assertThat(Protection.values())
        .containsExactly(
            Protection.FILE, Protection.ADVISORY, Protection.ENFORCED, Protection.HARDWARE);
    assertThat(Protection.ENFORCED.isAtLeast(Protection.ENFORCED)).isTrue();
    assertThat(Protection.HARDWARE.isAtLeast(Protection.ENFORCED)).isTrue();
    assertThat(Protection.ADVISORY.isAtLeast(Protection.ENFORCED)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aProtectionIsFoundByItsLabel(Protection protection) {
    assertThat(Protection.find(protection.label())).contains(protection);
  }

  @Test
  void aPromptAnswersWithItsOwnCopyEachTime() throws StoreException {
    StoreLocation location = StoreLocation.parse("pkcs12:x");
    try (Secret secret = Secret.take("pin".toCharArray())) {
      StorePrompt prompt = StorePrompt.answering(secret);

      prompt.password(location, false).ifPresent(Secret::close);
      Optional<Secret> second = prompt.password(location, true);

      assertThat(second).hasValueSatisfying(answer -> assertThat(answer.length()).isEqualTo(3));
      assertThat(second.orElseThrow().<String>use(String::new)).isEqualTo("pin");
      assertThat(secret.<String>use(String::new)).isEqualTo("pin");
    }
    assertThat(StorePrompt.none().password(location, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, STORE_UNAVAILABLE, store-full",
    "WRONG_PASSWORD, STORE_PASSWORD_WRONG, store-wrong-password",
    "TOO_WEAK, PROTECTION_TOO_WEAK, store-too-weak"
  })
  void anExceptionTellsItsCodeAndType(StoreException.Reason reason, ErrorCode code, String type) {
    StoreException exception = new StoreException(reason, "detail");

    assertThat(exception.code()).isEqualTo(code);
    assertThat(exception.failure().type()).isEqualTo(type);
    assertThat(exception).hasMessage(code.code() + " " + type + ": detail");
  }
}
