package jp.nozomi.cert.testkit.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import jp.nozomi.cert.core.key.KeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK's signatures and the testkit's own are the same kind. */
class SignaturesTest {
  private static final byte[] DATA = "to be signed".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "to be forged".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "EC_P256,SHA256withECDSA",
    "EC_P384,SHA384withECDSA",
    "EC_P384,SHA256withECDSA",
    "EC_P256,SHA1withECDSA",
    "RSA_2048,SHA256withRSA"
  })
  void areVerifiedByTheJdkAndTheOtherWayRound(KeySpec spec, String algorithm) throws Exception {
    KeyPair pair = Keys.shared(spec);
    byte[] own = Signatures.sign(algorithm, pair.getPrivate(), DATA);
    Signature jdk = Signature.getInstance(algorithm);
    jdk.initVerify(pair.getPublic());
    jdk.update(DATA);
    assertThat(jdk.verify(own)).isTrue();

    jdk.initSign(pair.getPrivate());
    jdk.update(DATA);
    byte[] signed = jdk.sign();
    assertThat(Signatures.verify(algorithm, pair.getPublic(), DATA, signed)).isTrue();
    assertThat(Signatures.verify(algorithm, pair.getPublic(), OTHER, signed)).isFalse();
  }

  @Test
  void areNotThoseOfAnotherKey() throws Exception {
    byte[] signed =
        Signatures.sign("SHA256withECDSA", Keys.generate(KeySpec.EC_P256).getPrivate(), DATA);

    assertThat(
            Signatures.verify(
                "SHA256withECDSA", Keys.shared(KeySpec.EC_P256).getPublic(), DATA, signed))
        .isFalse();
  }

  @Test
  void ofAnEcKeyAreNotVerifiedUnderTheNameOfRsa() throws Exception {
    KeyPair pair = Keys.shared(KeySpec.EC_P256);
    byte[] signed = Signatures.sign("SHA256withECDSA", pair.getPrivate(), DATA);

    assertThatThrownBy(() -> Signatures.verify("SHA256withRSA", pair.getPublic(), DATA, signed))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void repeat() throws Exception {
    KeyPair pair = Keys.shared(KeySpec.EC_P256);

    assertThat(Signatures.sign("SHA256withECDSA", pair.getPrivate(), DATA))
        .isEqualTo(Signatures.sign("SHA256withECDSA", pair.getPrivate(), DATA));
  }
}
