package jp.nozomi.cert.keystore.pkcs12;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;

/** The digests of a PKCS#12 file's HMACs: its own, and those that derive its keys. */
enum MacDigest {
  SHA1(X509ObjectIdentifiers.id_SHA1, "SHA-1", "HmacSHA1", 64),
  SHA224(NISTObjectIdentifiers.id_sha224, "SHA-224", "HmacSHA224", 64),
  SHA256(NISTObjectIdentifiers.id_sha256, "SHA-256", "HmacSHA256", 64),
  SHA384(NISTObjectIdentifiers.id_sha384, "SHA-384", "HmacSHA384", 128),
  SHA512(NISTObjectIdentifiers.id_sha512, "SHA-512", "HmacSHA512", 128);

  private final ASN1ObjectIdentifier oid;
  private final String jcaName;
  private final String hmacName;
  private final int blockBytes;

  MacDigest(ASN1ObjectIdentifier oid, String jcaName, String hmacName, int blockBytes) {
    this.oid = oid;
    this.jcaName = jcaName;
    this.hmacName = hmacName;
    this.blockBytes = blockBytes;
  }

  static Optional<MacDigest> find(ASN1ObjectIdentifier oid) {
    for (MacDigest digest : values()) {
      if (digest.oid.equals(oid)) {
        return Optional.of(digest);
      }
    }
    return Optional.empty();
  }

  ASN1ObjectIdentifier oid() {
    return oid;
  }

  String jcaName() {
    return jcaName;
  }

  String hmacName() {
    return hmacName;
  }

  int blockBytes() {
    return blockBytes;
  }
}
