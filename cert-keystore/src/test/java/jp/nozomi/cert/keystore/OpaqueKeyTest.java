package jp.nozomi.cert.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.OpaqueKey.DigestSigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS and the JDK use an opaque key; a key in memory stands in for the platform's. */
class OpaqueKeyTest {
  private static final byte[] DATA = {1, 2, 3};

  private final TestCa ca = new TestCa();
  private final Provider provider = OpaqueKeyProvider.registered();

  @ParameterizedTest
  @CsvSource({
    "RSA,2048,true,TLSv1.2",
    "RSA,2048,true,TLSv1.3",
    "RSA,2048,false,TLSv1.2",
    "EC,256,false,TLSv1.2",
    "EC,256,false,TLSv1.3",
    "EC,384,false,TLSv1.3"
  })
  void tlsFindsTheProviderForAnOpaqueKey(String algorithm, int bits, boolean pss, String protocol)
      throws Exception {
    KeyPair pair = TestCa.newKeyPair(algorithm, bits);
    List<X509Certificate> chain = ca.issue(pair.getPublic());
    OpaqueKey key = opaque(pair, pss);

    assertThat(login(chain, key, protocol)).isEqualTo(chain.get(0));
  }

  @Test
  void anRsaKeyWithoutPssDoesNotLogInOverTls13() {
    KeyPair pair = TestCa.newKeyPair("RSA", 2048);
    List<X509Certificate> chain = ca.issue(pair.getPublic());
    OpaqueKey key = opaque(pair, false);

    assertThatThrownBy(() -> login(chain, key, "TLSv1.3")).isInstanceOf(SSLException.class);
  }

  @Test
  void aLoginFailsWhenThePlatformRefusesToSign() {
    KeyPair pair = TestCa.newKeyPair("EC", 256);
    StoreException gone = new StoreException(StoreException.Reason.GONE, "the card was pulled");
    OpaqueKey key =
        OpaqueKey.of(
            pair.getPublic(),
            (padding, digest, value) -> {
              throw gone;
            });

    assertThatThrownBy(() -> login(ca.issue(pair.getPublic()), key, "TLSv1.3"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasRootCause(gone);
  }

  @Test
  void otherKeysAreLeftToOtherProviders() throws Exception {
    KeyPair pair = TestCa.newKeyPair("RSA", 2048);
    Signature signature = Signature.getInstance("SHA256withRSA");

    signature.initSign(pair.getPrivate());

    assertThat(signature.getProvider().getName()).isNotEqualTo(provider.getName());
    assertThatThrownBy(
            () -> Signature.getInstance("SHA256withRSA", provider).initSign(pair.getPrivate()))
        .isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void anRsaKeyDoesNotSignAsAnEllipticCurveKey() throws Exception {
    OpaqueKey key = opaque(TestCa.newKeyPair("RSA", 2048), true);
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);

    assertThatThrownBy(() -> signature.initSign(key)).isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void pssWithoutItsParametersDoesNotSign() throws Exception {
    Signature signature = Signature.getInstance("RSASSA-PSS", provider);
    signature.initSign(opaque(TestCa.newKeyPair("RSA", 2048), true));

    assertThatThrownBy(() -> signature.update(DATA)).isInstanceOf(SignatureException.class);
  }

  @Test
  void signsTwiceAfterOneInitialization() throws Exception {
    KeyPair pair = TestCa.newKeyPair("RSA", 2048);
    Signature signature = Signature.getInstance("SHA512withRSA", provider);
    signature.initSign(opaque(pair, false));
    signature.update(DATA);
    byte[] first = signature.sign();
    signature.update(DATA[0]);
    signature.update(DATA, 1, 2);

    assertThat(signature.sign()).isEqualTo(first);
    Signature verification = Signature.getInstance("SHA512withRSA");
    verification.initVerify(pair.getPublic());
    verification.update(DATA);
    assertThat(verification.verify(first)).isTrue();
  }

  @Test
  void hasNoEncoding() {
    OpaqueKey key = opaque(TestCa.newKeyPair("RSA", 2048), true);

    assertThat(key.getEncoded()).isNull();
    assertThat(key.getFormat()).isNull();
  }

  private X509Certificate login(List<X509Certificate> chain, OpaqueKey key, String protocol)
      throws Exception {
    try (MutualTlsServer server = new MutualTlsServer(ca)) {
      return server.login(new ClientCredential(new SingleKeyManager(chain, key), true), protocol);
    }
  }

  private static OpaqueKey opaque(KeyPair pair, boolean pss) {
    DigestSigner memory = new MemorySigner(pair.getPrivate());
    return OpaqueKey.of(
        pair.getPublic(),
        new DigestSigner() {
          @Override
          public byte[] sign(Padding padding, SignatureDigest digest, byte[] value)
              throws StoreException {
            return memory.sign(padding, digest, value);
          }

          @Override
          public boolean supports(Padding padding) {
            return pss || padding != Padding.PSS;
          }
        });
  }
}
