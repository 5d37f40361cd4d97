package jp.nozomi.cert.keystore.cryptoki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Turns public keys into a token's attributes and back. */
final class PublicKeys {
  private static final byte UNCOMPRESSED_POINT = 4;

  private PublicKeys() {}

  static PublicKey rsa(byte[] modulus, byte[] exponent) throws StoreException {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(
              new RSAPublicKeySpec(new BigInteger(1, modulus), new BigInteger(1, exponent)));
    } catch (GeneralSecurityException e) {
      throw malformed(e);
    }
  }

  static PublicKey ec(byte[] parameters, byte[] point) throws StoreException {
    try {
      AlgorithmIdentifier algorithm =
          new AlgorithmIdentifier(
              X9ObjectIdentifiers.id_ecPublicKey, ASN1Primitive.fromByteArray(parameters));
      SubjectPublicKeyInfo info = new SubjectPublicKeyInfo(algorithm, bare(point));
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(info.getEncoded()));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  /** The DER of a curve's name, as CKA_EC_PARAMS wants it. */
  static byte[] curve(KeySpec spec) throws StoreException {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(spec.curve()));
      return parameters.getEncoded();
    } catch (GeneralSecurityException | IOException e) {
      throw new StoreException(
          Reason.KEY_NOT_SUPPORTED, "this runtime does not know " + spec.label(), e);
    }
  }

  /**
   * The CKA_ID that joins key and certificate: the SHA-1 of the modulus or the point.
   *
   * <p>Any value would do for PKCS#11, but NSS, and with it the browsers, expects this one.
   */
  static byte[] joiningId(PublicKey key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(publicValue(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static byte[] publicValue(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      byte[] signed = rsa.getModulus().toByteArray();
      return signed[0] == 0 ? java.util.Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }
    return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
  }

  // PKCS#11 v2.40 says a DER OCTET STRING; some modules give the bare point, which starts with the
  // same byte.
  private static byte[] bare(byte[] point) throws IOException {
    boolean wrapped =
        point.length > 2 && point[0] == UNCOMPRESSED_POINT && derLength(point) == point.length;
    return wrapped
        ? ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(point)).getOctets()
        : point;
  }

  private static int derLength(byte[] encoded) {
    int first = encoded[1] & 0xff;
    return first < 0x80 ? first + 2 : first == 0x81 ? (encoded[2] & 0xff) + 3 : -1;
  }

  private static StoreException malformed(Exception cause) {
    return new StoreException(Reason.UNREADABLE, "the token's public key is malformed", cause);
  }
}
