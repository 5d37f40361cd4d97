package jp.nozomi.cert.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void lendsItsCharacters() {
    try (Secret secret = secret("hunter2")) {
      assertThat(text(secret)).isEqualTo("hunter2");
    }
  }

  @Test
  void takingClearsTheSource() {
    char[] source = "hunter2".toCharArray();

    try (Secret secret = Secret.take(source)) {
      assertThat(source).containsOnly('\0');
      assertThat(text(secret)).isEqualTo("hunter2");
    }
  }

  @Test
  void takingUtf8ClearsTheSource() {
    byte[] source = "秘密𠮷".getBytes(StandardCharsets.UTF_8);

    try (Secret secret = Secret.takeUtf8(source)) {
      assertThat(source).containsOnly(0);
      assertThat(text(secret)).isEqualTo("秘密𠮷");
    }
  }

  @Test
  void refusesAndClearsWhatIsNotUtf8() {
    byte[] shiftJis = {(byte) 0x94, (byte) 0xE9};

    assertThatIllegalArgumentException().isThrownBy(() -> Secret.takeUtf8(shiftJis));

    assertThat(shiftJis).containsOnly(0);
  }

  @Test
  void refusesUtf8ThatIsCutOff() {
    byte[] cut = {'a', (byte) 0xE7, (byte) 0xA7};

    assertThatIllegalArgumentException().isThrownBy(() -> Secret.takeUtf8(cut));
  }

  @Test
  void lendsUtf8() {
    try (Secret secret = secret("aé秘𠮷")) {
      assertThat(secret.<String>useUtf8(bytes -> new String(bytes, StandardCharsets.UTF_8)))
          .isEqualTo("aé秘𠮷");
    }
  }

  @Test
  void clearsWhatItLent() {
    AtomicReference<char[]> chars = new AtomicReference<>();
    AtomicReference<byte[]> bytes = new AtomicReference<>();

    try (Secret secret = secret("hunter2")) {
      secret.use(lent -> keep(chars, lent));
      secret.useUtf8(lent -> keep(bytes, lent));
    }

    assertThat(chars.get()).hasSize(7).containsOnly('\0');
    assertThat(bytes.get()).hasSize(7).containsOnly(0);
  }

  @Test
  void clearsWhatItLentAlsoAfterAnException() {
    AtomicReference<char[]> chars = new AtomicReference<>();

    try (Secret secret = secret("hunter2")) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(
              () ->
                  secret.use(
                      lent -> {
                        chars.set(lent);
                        throw new UnsupportedOperationException();
                      }));
    }

    assertThat(chars.get()).containsOnly('\0');
  }

  @Test
  void whatABorrowerChangesDoesNotChangeTheSecret() {
    try (Secret secret = secret("hunter2")) {
      secret.use(
          lent -> {
            lent[0] = 'X';
            return lent.length;
          });

      assertThat(text(secret)).isEqualTo("hunter2");
    }
  }

  @Test
  void isOfNoUseOnceClosed() {
    Secret secret = secret("hunter2");

    secret.close();
    secret.close();

    assertThatIllegalStateException().isThrownBy(() -> secret.use(String::new));
    assertThatIllegalStateException().isThrownBy(() -> secret.useUtf8(bytes -> bytes.length));
    assertThatIllegalStateException().isThrownBy(secret::copy);
  }

  @Test
  void aCopyOutlivesItsOriginal() {
    Secret original = secret("hunter2");

    try (Secret copy = original.copy()) {
      original.close();
      assertThat(text(copy)).isEqualTo("hunter2");
    }
  }

  @Test
  void theOriginalOutlivesItsCopy() {
    try (Secret original = secret("hunter2")) {
      original.copy().close();
      assertThat(text(original)).isEqualTo("hunter2");
    }
  }

  @Test
  void neverPrints() {
    try (Secret secret = secret("hunter2")) {
      assertThat(secret).hasToString("Secret[hidden]");
      assertThat(String.valueOf(secret.copy())).doesNotContain("hunter2");
    }
  }

  @Test
  void equalsOnlyItself() {
    try (Secret one = secret("hunter2");
        Secret other = secret("hunter2")) {
      assertThat(one).isNotEqualTo(other);
    }
  }

  @Test
  void tellsItsLength() {
    try (Secret secret = secret("𠮷a")) {
      assertThat(secret.length()).isEqualTo(3);
    }
  }

  @Test
  void refusesToEncodeHalfACharacter() {
    try (Secret secret = secret("\uD800")) {
      assertThatIllegalStateException().isThrownBy(() -> secret.useUtf8(bytes -> bytes.length));
    }
  }

  private static Secret secret(String text) {
    return Secret.take(text.toCharArray());
  }

  private static String text(Secret secret) {
    return secret.use(String::new);
  }

  private static <T> T keep(AtomicReference<T> place, T lent) {
    place.set(lent);
    return lent;
  }
}
