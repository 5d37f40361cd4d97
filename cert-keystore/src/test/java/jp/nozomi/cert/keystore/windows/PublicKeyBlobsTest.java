package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.TestCa;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layouts are those of wincrypt.h and bcrypt.h, written here a second time. */
class PublicKeyBlobsTest {
  private static final RSAPublicKey RSA = (RSAPublicKey) TestCa.newKeyPair("RSA", 2048).getPublic();

  private interface Reader {
    PublicKey read(byte[] blob) throws StoreException;
  }

  @Test
  void readsAnRsaKeyOfCapi() throws Exception {
    assertThat(PublicKeyBlobs.capiRsa(capi(RSA))).isEqualTo(RSA);
  }

  @Test
  void readsAnRsaKeyOfCng() throws Exception {
    assertThat(PublicKeyBlobs.cngRsa(cng(RSA))).isEqualTo(RSA);
  }

  @ParameterizedTest
  @CsvSource({"256,ECS1", "384,ECS3"})
  void readsAnEllipticCurveKeyOfCng(int bits, String magic) throws Exception {
    ECPublicKey key = (ECPublicKey) TestCa.newKeyPair("EC", bits).getPublic();
    int bytes = bits / 8;
    byte[] blob =
        littleEndian(8 + 2 * bytes)
            .put(magic.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .putInt(bytes)
            .put(unsigned(key.getW().getAffineX(), bytes))
            .put(unsigned(key.getW().getAffineY(), bytes))
            .array();

    assertThat(PublicKeyBlobs.cngEc(blob)).isEqualTo(key);
  }

  @Property
  void aBlobThatIsCutOffIsRefused(@ForAll @IntRange(max = 1000) int length) {
    byte[] capi = capi(RSA);
    byte[] cng = cng(RSA);
    assertRefused(PublicKeyBlobs::capiRsa, Arrays.copyOf(capi, length % capi.length));
    assertRefused(PublicKeyBlobs::cngRsa, Arrays.copyOf(cng, length % cng.length));
  }

  @Property
  void randomBytesAreRefused(@ForAll @Size(max = 100) byte[] blob) {
    assertRefused(PublicKeyBlobs::capiRsa, blob);
    assertRefused(PublicKeyBlobs::cngRsa, blob);
    assertRefused(PublicKeyBlobs::cngEc, blob);
  }

  @Test
  void anAbsurdLengthIsRefusedBeforeMemoryIsTaken() {
    byte[] cng = cng(RSA);
    ByteBuffer.wrap(cng).order(ByteOrder.LITTLE_ENDIAN).putInt(12, Integer.MAX_VALUE);
    assertRefused(PublicKeyBlobs::cngRsa, cng);
    byte[] capi = capi(RSA);
    ByteBuffer.wrap(capi).order(ByteOrder.LITTLE_ENDIAN).putInt(12, -1);
    assertRefused(PublicKeyBlobs::capiRsa, capi);
  }

  private static void assertRefused(Reader reader, byte[] blob) {
    assertThatThrownBy(() -> reader.read(blob)).isInstanceOf(StoreException.class);
  }

  /** BLOBHEADER, RSAPUBKEY, the modulus with its low byte first. */
  private static byte[] capi(RSAPublicKey key) {
    byte[] modulus = unsigned(key.getModulus(), 256);
    ByteBuffer blob =
        littleEndian(20 + 256)
            .put((byte) 6)
            .put((byte) 2)
            .putShort((short) 0)
            .putInt(0xA400)
            .putInt(0x31415352)
            .putInt(2048)
            .putInt(key.getPublicExponent().intValueExact());
    for (int i = modulus.length - 1; i >= 0; i--) {
      blob.put(modulus[i]);
    }
    return blob.array();
  }

  /** BCRYPT_RSAKEY_BLOB, the exponent, the modulus. */
  private static byte[] cng(RSAPublicKey key) {
    byte[] exponent = unsigned(key.getPublicExponent(), 3);
    return littleEndian(24 + 3 + 256)
        .putInt(0x31415352)
        .putInt(2048)
        .putInt(3)
        .putInt(256)
        .putInt(0)
        .putInt(0)
        .put(exponent)
        .put(unsigned(key.getModulus(), 256))
        .array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] unsigned(BigInteger value, int bytes) {
    byte[] signed = value.toByteArray();
    byte[] unsigned = new byte[bytes];
    int count = Math.min(signed.length, bytes);
    System.arraycopy(signed, signed.length - count, unsigned, bytes - count, count);
    return unsigned;
  }
}
