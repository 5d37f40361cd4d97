package jp.nozomi.cert.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import jp.nozomi.cert.core.Fixtures;
import jp.nozomi.cert.core.store.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureSchemeTest {
  @ParameterizedTest
  @CsvSource({
    "RSA_2048, SHA256withRSA, RS256",
    "RSA_3072, SHA256withRSA, RS256",
    "RSA_4096, SHA256withRSA, RS256",
    "EC_P256, SHA256withECDSA, ES256",
    "EC_P384, SHA384withECDSA, ES384"
  })
  void belongsToItsKindOfKey(KeySpec spec, String jcaName, String jwsName) {
    SignatureScheme scheme = SignatureScheme.of(spec);

    assertThat(scheme.jcaName()).isEqualTo(jcaName);
    assertThat(scheme.jwsName()).isEqualTo(jwsName);
  }

  @ParameterizedTest
  @EnumSource
  void signsWithItsKey(KeySpec spec) throws StoreException, GeneralSecurityException {
    KeyPair pair = Fixtures.key(spec);
    SignatureScheme scheme = SignatureScheme.of(spec);
    byte[] data = "data".getBytes(StandardCharsets.UTF_8);

    byte[] signature = Fixtures.signer(pair).sign(scheme, data);

    Signature verifier = Signature.getInstance(scheme.jcaName());
    verifier.initVerify(pair.getPublic());
    verifier.update(data);
    assertThat(verifier.verify(signature)).isTrue();
  }
}
