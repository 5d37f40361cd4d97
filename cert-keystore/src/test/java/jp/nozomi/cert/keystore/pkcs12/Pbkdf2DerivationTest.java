package jp.nozomi.cert.keystore.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Pbkdf2DerivationTest {
  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String derive(
      MacDigest digest, String password, String salt, int iterations, int bytes) {
    byte[] key =
        new Pbkdf2Derivation(digest, hex(salt), iterations, bytes).derive(password.toCharArray());
    return HexFormat.of().formatHex(key);
  }

  /** RFC 6070 section 2. */
  @ParameterizedTest
  @CsvSource({
    "password,salt,1,0c60c80f961f0e71f3a9b524af6012062fe037a6",
    "password,salt,2,ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
    "password,salt,4096,4b007901b765489abead49d926f721d065a429c1"
  })
  void derivesTheKeysOfRfc6070(String password, String salt, int iterations, String key) {
    assertThat(derive(MacDigest.SHA1, password, salt, iterations, 20)).isEqualTo(key);
  }

  static Stream<Arguments> derivations() {
    return Stream.of(MacDigest.values())
        .flatMap(
            digest ->
                Stream.of("p", "パスワード", "longer than a block of any digest ".repeat(5))
                    .flatMap(
                        password ->
                            Stream.of(16, 32, 33, 100)
                                .map(bytes -> Arguments.of(digest, password, bytes))));
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void derivesWhatTheRuntimeDerives(MacDigest digest, String password, int bytes) throws Exception {
    byte[] expected =
        SecretKeyFactory.getInstance("PBKDF2With" + digest.hmacName())
            .generateSecret(
                new PBEKeySpec(
                    password.toCharArray(),
                    "some salt".getBytes(StandardCharsets.UTF_8),
                    3,
                    bytes * 8))
            .getEncoded();

    assertThat(derive(digest, password, "some salt", 3, bytes))
        .isEqualTo(HexFormat.of().formatHex(expected));
  }

  @Test
  void leavesThePasswordAsItIs() {
    char[] password = "password".toCharArray();
    new Pbkdf2Derivation(MacDigest.SHA256, hex("salt"), 1, 32).derive(password);

    assertThat(password).containsExactly("password".toCharArray());
  }
}
