package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.MemorySigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CNG keys through the handle that made them, which is all that Wine keeps of them. */
@DisposableWindowsUser
class CngKeyTest {
  private static final byte[] DATA = {1, 2, 3};
  private static final String NAME = "nozomi-test";

  private final WindowsUser user = new WindowsUser();
  private CngKey key;

  @BeforeEach
  void create() throws StoreException {
    user.cng.discard(user.cng.address(NAME));
    key = CngProvider.open(user.ncrypt, CngKeys.SOFTWARE_PROVIDER).create(NAME, KeySpec.RSA_2048);
  }

  @AfterEach
  void close() throws StoreException {
    key.close();
    user.cng.discard(user.cng.address(NAME));
  }

  @Test
  void exportsItsPublicKey() throws Exception {
    assertThat(key.publicKey())
        .isInstanceOfSatisfying(
            RSAPublicKey.class, rsa -> assertThat(rsa.getModulus().bitLength()).isEqualTo(2048));
  }

  @Test
  void readsItsExportPolicyBack() throws Exception {
    assertThat(key.protection()).isEqualTo(Protection.ENFORCED);
  }

  @ParameterizedTest
  @EnumSource(SignatureDigest.class)
  void signsPkcs1(SignatureDigest digest) throws Exception {
    byte[] signature = key.sign(Padding.PKCS1, digest, hash(digest));

    assertVerifies(Signature.getInstance(digest + "withRSA"), signature);
  }

  @ParameterizedTest
  @EnumSource(SignatureDigest.class)
  void signsPss(SignatureDigest digest) throws Exception {
    byte[] signature = key.sign(Padding.PSS, digest, hash(digest));

    Signature verification = Signature.getInstance("RSASSA-PSS");
    verification.setParameter(MemorySigner.pssParameters(digest));
    assertVerifies(verification, signature);
  }

  @Test
  void anExportAttemptGetsPastAPolicyThatIsNotEnforced() throws Exception {
    assumeThat(user.cng.find(NAME)).as("the key, if CNG works here").isEmpty();

    assertThat(key.tryExport()).as("Wine stores the policy and ignores it").isZero();
  }

  private static byte[] hash(SignatureDigest digest) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(digest.jcaName()).digest(DATA);
  }

  private void assertVerifies(Signature verification, byte[] signature) throws Exception {
    verification.initVerify(key.publicKey());
    verification.update(DATA);
    assertThat(verification.verify(signature)).isTrue();
  }
}
