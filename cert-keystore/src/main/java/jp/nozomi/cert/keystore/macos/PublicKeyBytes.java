package jp.nozomi.cert.keystore.macos;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Public keys as SecKeyCopyExternalRepresentation gives them: PKCS#1 for RSA, an X9.63 point for a
 * curve. Both are what a subject public key info carries inside its bit string.
 */
final class PublicKeyBytes {
  private static final byte UNCOMPRESSED_POINT = 4;

  private PublicKeyBytes() {}

  static PublicKey decode(byte[] external) throws StoreException {
    boolean point = external.length > 0 && external[0] == UNCOMPRESSED_POINT;
    AlgorithmIdentifier algorithm =
        point
            ? new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, curve((external.length - 1) / 2))
            : new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    try {
      byte[] info = new SubjectPublicKeyInfo(algorithm, external).getEncoded("DER");
      return KeyFactory.getInstance(point ? "EC" : "RSA")
          .generatePublic(new X509EncodedKeySpec(info));
    } catch (IOException | GeneralSecurityException e) {
      throw new StoreException(Reason.UNREADABLE, "a public key of another form", e);
    }
  }

  static byte[] encode(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
  }

  /**
   * Gives kSecAttrApplicationLabel of the private key, and kSecAttrPublicKeyHash of certificates.
   */
  static String hash(PublicKey key) {
    try {
      // Apple's choice; it finds, and protects nothing.
      byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(encode(key));
      return HexFormat.of().formatHex(sha1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static ASN1ObjectIdentifier curve(int coordinateBytes) throws StoreException {
    return switch (coordinateBytes) {
      case 32 -> SECObjectIdentifiers.secp256r1;
      case 48 -> SECObjectIdentifiers.secp384r1;
      case 66 -> SECObjectIdentifiers.secp521r1;
      default ->
          throw new StoreException(
              Reason.KEY_NOT_SUPPORTED, "a curve of " + coordinateBytes + " bytes");
    };
  }
}
