package jp.nozomi.cert.keystore.pkcs12;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.CertificateDecoder;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;

/** Reads and makes the bags of RFC 7292 section 4.2 that hold keys and certificates. */
final class Bags {
  private Bags() {}

  static SafeBag key(EncryptedPrivateKeyInfo key, String friendlyName, String localKeyId) {
    return new SafeBag(
        PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, key, attributes(friendlyName, localKeyId));
  }

  static SafeBag certificate(X509Certificate certificate, String friendlyName, String localKeyId) {
    return certificate(certificate, attributes(friendlyName, localKeyId));
  }

  /** A certificate that belongs to no key: an issuer. */
  static SafeBag issuer(X509Certificate certificate) {
    return certificate(certificate, new DERSet());
  }

  static boolean isKey(SafeBag bag) {
    return isShroudedKey(bag) || bag.getBagId().equals(PKCSObjectIdentifiers.keyBag);
  }

  static boolean isShroudedKey(SafeBag bag) {
    return bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag);
  }

  /** Tells whether it holds a key that the app made. */
  static boolean isOurKey(SafeBag bag) {
    return isShroudedKey(bag) && keyName(bag).isPresent();
  }

  /** Gives the key's name if the app made it. */
  static Optional<KeyName> keyName(SafeBag bag) {
    return KeyName.find(friendlyName(bag));
  }

  static PasswordEncryption encryption(SafeBag shroudedKey) throws StoreException {
    return PasswordEncryption.parse(shrouded(shroudedKey).getEncryptionAlgorithm());
  }

  /** Decrypts a key bag to PKCS#8; the caller clears it. */
  static byte[] privateKey(SafeBag bag, PasswordKeys keys) throws StoreException {
    if (!isShroudedKey(bag)) {
      return Asn1.der(PrivateKeyInfo.getInstance(bag.getBagValue()));
    }
    return keys.decrypt(encryption(bag), shrouded(bag).getEncryptedData());
  }

  private static EncryptedPrivateKeyInfo shrouded(SafeBag bag) {
    return EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
  }

  /** Gives the friendlyName, or nothing if the bag has none. */
  static String friendlyName(SafeBag bag) {
    return attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
        .filter(ASN1String.class::isInstance)
        .map(value -> ((ASN1String) value).getString())
        .orElse("");
  }

  /** Gives the localKeyId in hexadecimal digits, or nothing if the bag has none. */
  static String localKeyId(SafeBag bag) {
    return attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_localKeyId)
        .filter(ASN1OctetString.class::isInstance)
        .map(value -> HexFormat.of().formatHex(((ASN1OctetString) value).getOctets()))
        .orElse("");
  }

  /** Parses a bag's certificate; empty if it holds none. */
  static Optional<X509Certificate> certificate(SafeBag bag, CertificateDecoder decoder) {
    if (!bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
      return Optional.empty();
    }
    CertBag content = CertBag.getInstance(bag.getBagValue());
    return content.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)
        ? decoder.decode(ASN1OctetString.getInstance(content.getCertValue()).getOctets())
        : Optional.empty();
  }

  private static SafeBag certificate(X509Certificate certificate, ASN1Set attributes) {
    try {
      return new SafeBag(
          PKCSObjectIdentifiers.certBag,
          new CertBag(
                  PKCSObjectIdentifiers.x509Certificate,
                  new DEROctetString(certificate.getEncoded()))
              .toASN1Primitive(),
          attributes);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that has no encoding", e);
    }
  }

  private static ASN1Set attributes(String friendlyName, String localKeyId) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(friendlyName)));
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
            new DEROctetString(HexFormat.of().parseHex(localKeyId))));
    return new DERSet(attributes);
  }

  private static ASN1Encodable attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new DERSequence(new ASN1Encodable[] {type, new DERSet(value)});
  }

  private static Optional<ASN1Encodable> attribute(SafeBag bag, ASN1ObjectIdentifier type) {
    ASN1Set attributes = bag.getBagAttributes();
    if (attributes == null) {
      return Optional.empty();
    }
    for (ASN1Encodable element : attributes) {
      Attribute attribute = Attribute.getInstance(element);
      if (attribute.getAttrType().equals(type) && attribute.getAttrValues().size() > 0) {
        return Optional.of(attribute.getAttrValues().getObjectAt(0));
      }
    }
    return Optional.empty();
  }
}
