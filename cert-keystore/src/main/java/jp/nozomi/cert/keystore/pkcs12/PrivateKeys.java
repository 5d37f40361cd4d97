package jp.nozomi.cert.keystore.pkcs12;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Makes private keys with the runtime's providers and turns them into PKCS#8 and back. */
final class PrivateKeys {
  private PrivateKeys() {}

  static KeyPair generate(KeySpec spec, SecureRandom random) throws StoreException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(spec.family().name());
      switch (spec.family()) {
        case RSA -> generator.initialize(spec.bits(), random);
        case EC -> generator.initialize(new ECGenParameterSpec(spec.curve()), random);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new StoreException(
          StoreException.Reason.KEY_NOT_SUPPORTED, "this runtime makes no " + spec.label(), e);
    }
  }

  /**
   * Encodes a key pair as PKCS#8 that names its public key.
   *
   * <p>An RSA key contains its public key. For an elliptic curve the runtime leaves the optional
   * publicKey of RFC 5915 section 3 out; without it a pending key would be of no use after a
   * restart.
   */
  static byte[] encode(KeyPair pair) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
      if (isRsa(info)) {
        return info.getEncoded();
      }
      ECPrivateKey bare = ECPrivateKey.getInstance(info.parsePrivateKey());
      int orderBits = bare.getPrivateKey().getOctets().length * Byte.SIZE;
      ASN1BitString publicKey =
          SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()).getPublicKeyData();
      ECPrivateKey complete = new ECPrivateKey(orderBits, bare.getKey(), publicKey, null);
      return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), complete).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a new key has an encoding", e);
    }
  }

  static PrivateKey privateKey(byte[] pkcs8) throws StoreException {
    try {
      return factory(PrivateKeyInfo.getInstance(pkcs8))
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw malformed(e);
    }
  }

  /** Finds the public key inside; empty if the program that wrote it left it out. */
  static Optional<PublicKey> publicKey(byte[] pkcs8) throws StoreException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
    try {
      if (isRsa(info)) {
        RSAPrivateKey rsa = RSAPrivateKey.getInstance(info.parsePrivateKey());
        return Optional.of(
            factory(info)
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
      }
      ASN1BitString point = ECPrivateKey.getInstance(info.parsePrivateKey()).getPublicKey();
      if (point == null) {
        return Optional.empty();
      }
      SubjectPublicKeyInfo encoded =
          new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), point.getOctets());
      return Optional.of(
          factory(info).generatePublic(new X509EncodedKeySpec(encoded.getEncoded())));
    } catch (GeneralSecurityException | IOException e) {
      throw malformed(e);
    }
  }

  private static KeyFactory factory(PrivateKeyInfo info) throws GeneralSecurityException {
    return KeyFactory.getInstance(isRsa(info) ? "RSA" : "EC");
  }

  private static boolean isRsa(PrivateKeyInfo info) {
    return info.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
  }

  private static StoreException malformed(Exception cause) {
    return new StoreException(
        StoreException.Reason.UNREADABLE, "a private key is malformed", cause);
  }
}
