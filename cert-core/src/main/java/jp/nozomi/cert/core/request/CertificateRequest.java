package jp.nozomi.cert.core.request;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.encoding.Der;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A certification request of PKCS#10 (RFC 2986).
 *
 * <p>Immutable and thread-safe.
 */
public final class CertificateRequest {
  private static final int MAX_BYTES = 32 * 1024;

  private final byte[] der;
  private final CertificationRequest request;
  private final DistinguishedName subject;
  private final PublicKey publicKey;
  private final Optional<String> nonce;
  private final byte[] signature;

  private CertificateRequest(CertificationRequest request) {
    CertificationRequestInfo info = request.getCertificationRequestInfo();
    this.der = Der.encode(request);
    this.request = request;
    this.subject = DistinguishedName.ofDer(Der.encode(info.getSubject()));
    this.publicKey = publicKey(info.getSubjectPublicKeyInfo());
    this.nonce = nonce(info);
    this.signature = request.getSignature().getOctets();
  }

  /**
   * Makes and signs a request.
   *
   * @param subject the subject that the bank announced
   * @param signer the key
   * @param nonce the session's nonce, written as the challengePassword attribute (wire protocol
   *     section 3.3); empty for none
   * @return the request
   * @throws StoreException if the key can not sign or is of no known kind
   */
  public static CertificateRequest create(
      DistinguishedName subject, RequestSigner signer, Optional<String> nonce)
      throws StoreException {
    SignatureScheme scheme = SignatureScheme.of(KeySpec.require(signer.publicKey()));
    CertificationRequestInfo info =
        new CertificationRequestInfo(
            X500Name.getInstance(subject.der()),
            SubjectPublicKeyInfo.getInstance(signer.publicKey().getEncoded()),
            attributes(nonce));
    byte[] signature = signer.sign(scheme, Der.encode(info));
    return new CertificateRequest(
        new CertificationRequest(info, identifier(scheme), new DERBitString(signature)));
  }

  /**
   * Reads a request, for example from a journal; its signature is not checked here.
   *
   * @param der the DER encoding, at most 32 KiB
   * @return the request
   * @throws IllegalArgumentException if the bytes are no such encoding, or the JDK can not read the
   *     public key
   */
  public static CertificateRequest ofDer(byte[] der) {
    return Der.read(
        der, MAX_BYTES, value -> new CertificateRequest(CertificationRequest.getInstance(value)));
  }

  /**
   * Gives the encoding.
   *
   * @return the DER encoding of the CertificationRequest
   */
  public byte[] der() {
    return der.clone();
  }

  /**
   * Gives the textual encoding of RFC 7468 section 7.
   *
   * @return the PEM text
   */
  public String pem() {
    return Pem.encode("CERTIFICATE REQUEST", der);
  }

  /**
   * Gives the subject.
   *
   * @return the subject
   */
  public DistinguishedName subject() {
    return subject;
  }

  /**
   * Gives the public key.
   *
   * @return the key of the subject public key info
   */
  public PublicKey publicKey() {
    return publicKey;
  }

  /**
   * Gives the nonce.
   *
   * @return the challengePassword attribute (RFC 2985 section 5.4.1), or empty if there is none
   */
  public Optional<String> nonce() {
    return nonce;
  }

  /**
   * Checks the request's own signature: proof that whoever made it has the private key.
   *
   * @return true if it is made with the {@link SignatureScheme} of the request's public key and
   *     verifies with that key
   */
  public boolean hasValidSignature() {
    Optional<SignatureScheme> scheme = KeySpec.of(publicKey).map(SignatureScheme::of);
    if (scheme.isEmpty() || !identifier(scheme.get()).equals(request.getSignatureAlgorithm())) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(scheme.get().jcaName());
      verifier.initVerify(publicKey);
      verifier.update(Der.encode(request.getCertificationRequestInfo()));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature that is not even of the right form does not verify.
      return false;
    }
  }

  private static PublicKey publicKey(SubjectPublicKeyInfo info) {
    boolean ec = info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    try {
      return KeyFactory.getInstance(ec ? "EC" : "RSA")
          .generatePublic(new X509EncodedKeySpec(Der.encode(info)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a public key that can not be read", e);
    }
  }

  private static Optional<String> nonce(CertificationRequestInfo info) {
    if (info.getAttributes() == null) {
      return Optional.empty();
    }
    for (ASN1Encodable element : info.getAttributes()) {
      Attribute attribute = Attribute.getInstance(element);
      if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_challengePassword)
          && attribute.getAttrValues().size() == 1
          && attribute.getAttrValues().getObjectAt(0) instanceof ASN1String text) {
        return Optional.of(text.getString());
      }
    }
    return Optional.empty();
  }

  private static DERSet attributes(Optional<String> nonce) {
    return nonce
        .map(
            value ->
                new DERSet(
                    new Attribute(
                        PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
                        new DERSet(new DERUTF8String(value)))))
        .orElseGet(DERSet::new);
  }

  static AlgorithmIdentifier identifier(SignatureScheme scheme) {
    // RFC 4055 section 5 wants NULL parameters for RSA, RFC 5758 section 3.2 none for ECDSA.
    return switch (scheme) {
      case RSA_SHA256 ->
          new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
      case ECDSA_SHA256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
      case ECDSA_SHA384 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);
    };
  }
}
