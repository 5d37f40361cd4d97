package jp.nozomi.cert.core.request;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jp.nozomi.cert.core.encoding.Der;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.SignatureScheme;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * What a certification authority would like in a request (RFC 7030 section 4.5.2): of it, the kind
 * of key and the signature.
 *
 * <p>What is not known here is ignored, as that section says. A challengePassword, which would bind
 * the request to its TLS connection, is among it: TLS 1.3 has no such binding.
 *
 * @param keys the kinds of key that suit it, in the order of {@link KeySpec}; all if it does not
 *     say
 */
public record CsrAttributes(List<KeySpec> keys) {
  private static final int MAX_BYTES = 16 * 1024;

  /** What an authority says that has no wishes. */
  public static final CsrAttributes NONE = new CsrAttributes(List.of(KeySpec.values()));

  /**
   * Copies the list.
   *
   * @param keys the kinds of key that suit it
   */
  public CsrAttributes {
    keys = List.copyOf(keys);
  }

  /**
   * Reads the wishes.
   *
   * @param der the DER encoding of a CsrAttrs, at most 16 KiB; none at all if empty
   * @return the wishes
   * @throws IllegalArgumentException if the bytes are no such encoding
   */
  public static CsrAttributes ofDer(byte[] der) {
    return der.length == 0 ? NONE : Der.read(der, MAX_BYTES, CsrAttributes::read);
  }

  private static CsrAttributes read(ASN1Primitive value) {
    Set<KeySpec> keys = EnumSet.noneOf(KeySpec.class);
    Set<SignatureScheme> schemes = new HashSet<>();
    for (ASN1Encodable element : ASN1Sequence.getInstance(value)) {
      if (element.toASN1Primitive() instanceof ASN1ObjectIdentifier wish) {
        keys.addAll(named(wish));
        scheme(wish, schemes);
      } else {
        keys.addAll(described(Attribute.getInstance(element)));
      }
    }
    return new CsrAttributes(
        Arrays.stream(KeySpec.values())
            .filter(spec -> keys.isEmpty() || keys.contains(spec))
            .filter(spec -> schemes.isEmpty() || schemes.contains(SignatureScheme.of(spec)))
            .toList());
  }

  /** A kind of key without its size. */
  private static Set<KeySpec> named(ASN1ObjectIdentifier wish) {
    if (wish.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return matching(spec -> spec.family() == KeySpec.Family.RSA);
    }
    if (wish.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return matching(spec -> spec.family() == KeySpec.Family.EC);
    }
    return onCurve(wish);
  }

  /** A kind of key with its sizes or curves (RFC 8951 appendix B has such). */
  private static Set<KeySpec> described(Attribute attribute) {
    Set<KeySpec> keys = EnumSet.noneOf(KeySpec.class);
    for (ASN1Encodable value : attribute.getAttrValues()) {
      ASN1Primitive primitive = value.toASN1Primitive();
      if (attribute.getAttrType().equals(PKCSObjectIdentifiers.rsaEncryption)
          && primitive instanceof ASN1Integer bits) {
        keys.addAll(
            matching(spec -> spec.family() == KeySpec.Family.RSA && bits.hasValue(spec.bits())));
      } else if (attribute.getAttrType().equals(X9ObjectIdentifiers.id_ecPublicKey)
          && primitive instanceof ASN1ObjectIdentifier curve) {
        keys.addAll(onCurve(curve));
      }
    }
    return keys.isEmpty() ? named(attribute.getAttrType()) : keys;
  }

  private static Set<KeySpec> onCurve(ASN1ObjectIdentifier curve) {
    if (curve.equals(SECObjectIdentifiers.secp256r1)) {
      return EnumSet.of(KeySpec.EC_P256);
    }
    return curve.equals(SECObjectIdentifiers.secp384r1)
        ? EnumSet.of(KeySpec.EC_P384)
        : EnumSet.noneOf(KeySpec.class);
  }

  private static void scheme(ASN1ObjectIdentifier wish, Set<SignatureScheme> schemes) {
    for (SignatureScheme scheme : SignatureScheme.values()) {
      if (CertificateRequest.identifier(scheme).getAlgorithm().equals(wish)) {
        schemes.add(scheme);
      }
    }
  }

  private static Set<KeySpec> matching(Predicate<KeySpec> wanted) {
    Set<KeySpec> keys = EnumSet.allOf(KeySpec.class);
    keys.removeIf(wanted.negate());
    return keys;
  }
}
