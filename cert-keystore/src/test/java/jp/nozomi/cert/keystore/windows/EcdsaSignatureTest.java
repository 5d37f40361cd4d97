package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.Signature;
import jp.nozomi.cert.keystore.TestCa;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK makes the plain form too, which gives CNG's output without CNG. */
class EcdsaSignatureTest {
  private static final KeyPair P256 = TestCa.newKeyPair("EC", 256);
  private static final KeyPair P384 = TestCa.newKeyPair("EC", 384);

  @Property(tries = 200)
  void whatWasPlainVerifiesAsDer(@ForAll @Size(max = 40) byte[] data) throws Exception {
    assertThat(verifies(P256, "SHA256", data)).isTrue();
    assertThat(verifies(P384, "SHA384", data)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 98, 132})
  void refusesALengthOfNoCurve(int length) {
    assertThatThrownBy(() -> EcdsaSignature.der(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean verifies(KeyPair key, String digest, byte[] data) throws Exception {
    Signature signing = Signature.getInstance(digest + "withECDSAinP1363Format");
    signing.initSign(key.getPrivate());
    signing.update(data);
    Signature verification = Signature.getInstance(digest + "withECDSA");
    verification.initVerify(key.getPublic());
    verification.update(data);
    return verification.verify(EcdsaSignature.der(signing.sign()));
  }
}
