package jp.nozomi.cert.testkit.ca;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** A customer's certification request (PKCS#10, RFC 2986) whose own signature was verified. */
public final class CertificationRequest {
  private final byte[] der;
  private final byte[] subject;
  private final PublicKey publicKey;
  private final Optional<KeySpec> keySpec;
  private final Optional<String> challengePassword;

  private CertificationRequest(PKCS10CertificationRequest parsed, byte[] der, PublicKey key)
      throws IOException {
    this.der = der.clone();
    this.subject = parsed.getSubject().getEncoded("DER");
    this.publicKey = key;
    this.keySpec = KeySpec.of(key);
    this.challengePassword = challengePassword(parsed);
  }

  /**
   * Reads a request and verifies that its key signed it.
   *
   * @param der its encoding
   * @return the request
   * @throws InvalidRequestException if it is malformed, weakly signed, or signed by another key
   */
  public static CertificationRequest parse(byte[] der) throws InvalidRequestException {
    try {
      PKCS10CertificationRequest parsed = new PKCS10CertificationRequest(der);
      if (!Arrays.equals(parsed.getEncoded(), der)) {
        throw new InvalidRequestException("not in DER");
      }
      PublicKey key = publicKey(parsed.getSubjectPublicKeyInfo());
      byte[] signed = parsed.toASN1Structure().getCertificationRequestInfo().getEncoded("DER");
      String algorithm = algorithm(parsed.getSignatureAlgorithm().getAlgorithm());
      if (!Signatures.verify(algorithm, key, signed, parsed.getSignature())) {
        throw new InvalidRequestException("not signed by its own key");
      }
      return new CertificationRequest(parsed, der, key);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidRequestException("not a certification request", e);
    }
  }

  /** The algorithms of the wire protocol, section 3.3. */
  private static String algorithm(ASN1ObjectIdentifier id) throws InvalidRequestException {
    if (id.equals(PKCSObjectIdentifiers.sha256WithRSAEncryption)) {
      return "SHA256withRSA";
    }
    if (id.equals(X9ObjectIdentifiers.ecdsa_with_SHA256)) {
      return "SHA256withECDSA";
    }
    if (id.equals(X9ObjectIdentifiers.ecdsa_with_SHA384)) {
      return "SHA384withECDSA";
    }
    throw new InvalidRequestException("signature algorithm " + id);
  }

  /**
   * Reads a public key with the JDK's own providers.
   *
   * @param info its subject public key info
   * @return the key
   * @throws GeneralSecurityException if the JDK can't read it
   * @throws IOException if it is malformed
   */
  static PublicKey publicKey(SubjectPublicKeyInfo info)
      throws GeneralSecurityException, IOException {
    boolean ec = info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    return KeyFactory.getInstance(ec ? "EC" : "RSA")
        .generatePublic(new X509EncodedKeySpec(info.getEncoded()));
  }

  private static Optional<String> challengePassword(PKCS10CertificationRequest parsed) {
    Attribute[] found = parsed.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_challengePassword);
    if (found.length != 1 || found[0].getAttrValues().size() != 1) {
      return Optional.empty();
    }
    ASN1Encodable value = found[0].getAttrValues().getObjectAt(0);
    return value instanceof ASN1UTF8String text ? Optional.of(text.getString()) : Optional.empty();
  }

  /**
   * Gives the request's bytes.
   *
   * @return its DER encoding
   */
  public byte[] der() {
    return der.clone();
  }

  /**
   * Gives the subject.
   *
   * @return the DER encoding of the name
   */
  public byte[] subject() {
    return subject.clone();
  }

  /**
   * Gives the key.
   *
   * @return the subject's public key
   */
  public PublicKey publicKey() {
    return publicKey;
  }

  /**
   * Gives the kind of key.
   *
   * @return the kind, or empty if it is none of the product's
   */
  public Optional<KeySpec> keySpec() {
    return keySpec;
  }

  /**
   * Gives the challengePassword attribute (RFC 2985 section 5.4.1).
   *
   * @return its one UTF8String, or empty
   */
  public Optional<String> challengePassword() {
    return challengePassword;
  }
}
