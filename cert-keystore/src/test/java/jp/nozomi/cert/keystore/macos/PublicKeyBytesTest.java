package jp.nozomi.cert.keystore.macos;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.HexFormat;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.TestCa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicKeyBytesTest {
  @ParameterizedTest
  @CsvSource({"RSA, 2048", "RSA, 3072", "EC, 256", "EC, 384", "EC, 521"})
  void readsWhatItWrites(String algorithm, int bits) throws Exception {
    PublicKey key = TestCa.newKeyPair(algorithm, bits).getPublic();

    assertThat(PublicKeyBytes.decode(PublicKeyBytes.encode(key))).isEqualTo(key);
  }

  @Test
  void theHashIsThatOfASubjectKeyIdentifier() throws Exception {
    // RFC 5280 section 4.2.1.2, method 1, is the hash that the keychain joins by.
    var certificate = new TestCa().issuing();
    byte[] extension = certificate.getExtensionValue("2.5.29.14");

    assertThat(PublicKeyBytes.hash(certificate.getPublicKey()))
        .isEqualTo(HexFormat.of().formatHex(extension, 4, extension.length));
  }

  @ParameterizedTest
  @CsvSource({"''", "04", "0400ff", "3000", "ffff"})
  void anythingElseIsNoKey(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertRefused(
        () -> PublicKeyBytes.decode(bytes),
        bytes.length > 0 && bytes[0] == 4 ? Reason.KEY_NOT_SUPPORTED : Reason.UNREADABLE);
  }
}
