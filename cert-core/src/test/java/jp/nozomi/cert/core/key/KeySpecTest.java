package jp.nozomi.cert.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import jp.nozomi.cert.core.Fixtures;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpecTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsLabel(KeySpec spec) {
    assertThat(KeySpec.find(spec.label())).contains(spec);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RSA", "rsa-2048", "RSA-1024", "EC-P521"})
  void isNotFoundByAnotherLabel(String label) {
    assertThat(KeySpec.find(label)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsKey(KeySpec spec) {
    assertThat(KeySpec.of(Fixtures.key(spec).getPublic())).contains(spec);
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "EC_P384"})
  void isFoundByAKeyOfAnotherProvider(KeySpec spec) throws GeneralSecurityException {
    PublicKey other =
        KeyFactory.getInstance("EC", new BouncyCastleProvider())
            .generatePublic(new X509EncodedKeySpec(Fixtures.key(spec).getPublic().getEncoded()));

    assertThat(other.getClass().getName()).startsWith("org.bouncycastle");
    assertThat(KeySpec.of(other)).contains(spec);
  }

  @Test
  void aKeyOfAnotherKindIsNamedAsNotSupported() {
    assertThatThrownBy(() -> KeySpec.require(Fixtures.rsa(1024).getPublic()))
        .asInstanceOf(type(StoreException.class))
        .extracting(StoreException::reason)
        .isEqualTo(StoreException.Reason.KEY_NOT_SUPPORTED);
  }

  @Test
  void isNotFoundByAKeyOfAnotherKind() throws GeneralSecurityException {
    assertThat(KeySpec.of(Fixtures.rsa(1024).getPublic())).isEmpty();
    assertThat(KeySpec.of(Fixtures.ec("secp521r1").getPublic())).isEmpty();
    assertThat(KeySpec.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic()))
        .isEmpty();
  }

  @Test
  void isNotFoundByAnotherCurveOfTheSameSize() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
    generator.initialize(new ECGenParameterSpec("secp256k1"));

    assertThat(KeySpec.of(generator.generateKeyPair().getPublic())).isEmpty();
  }

  @Test
  void namesTheCurveOfTheJdk() {
    assertThat(KeySpec.EC_P256.curve()).isEqualTo("secp256r1");
    assertThat(KeySpec.EC_P384.curve()).isEqualTo("secp384r1");
    assertThatIllegalStateException().isThrownBy(KeySpec.RSA_2048::curve);
  }
}
