package jp.nozomi.cert.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyHashTest {
  /** The key of RFC 7517 appendix A.1, and what {@code openssl dgst -sha256} says of it. */
  private static final String KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMKBCTNIcKUSDii11ySs3526iDZ8A"
          + "iTo7Tu6KPAqv7D7gS2XpJFbZiItSs3m9+9Ue6GnvHw/GW2ZZaVtszggXIw==";

  @Test
  void isTheSha256OfTheSubjectPublicKeyInfo() throws GeneralSecurityException {
    assertThat(PublicKeyHash.of(key()).hex())
        .isEqualTo("51b944cdfa544d4c3273aa6bf350625a7dd53bbb6a71723274f538b19a207760");
  }

  @Test
  void showsItsFirstEightDigits() throws GeneralSecurityException {
    PublicKeyHash hash = PublicKeyHash.of(key());

    assertThat(hash.shown()).hasSize(8);
    assertThat(hash.hex()).startsWith(hash.shown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
      })
  void refusesAnyOtherForm(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PublicKeyHash(hex));
  }

  private static PublicKey key() throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(KEY)));
  }
}
