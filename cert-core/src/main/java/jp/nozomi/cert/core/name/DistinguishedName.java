package jp.nozomi.cert.core.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.encoding.Der;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * An X.500 name (RFC 5280 section 4.1.2.4), kept as the bytes that were signed.
 *
 * <p>Equal if the bytes are equal: a name in another string type or another case is another name.
 * Immutable and thread-safe.
 */
public final class DistinguishedName {
  private static final int MAX_BYTES = 8 * 1024;
  private static final int LONGEST_COMMON_NAME = 64;

  private final byte[] der;
  private final X500Principal principal;
  private final List<Part> parts;

  private DistinguishedName(byte[] der, List<Part> parts) {
    this.der = der;
    this.principal = new X500Principal(der);
    this.parts = parts;
  }

  private record Part(String oid, String value) {}

  /**
   * Reads a name.
   *
   * @param der the DER encoding of a Name, at most 8 KiB
   * @return the name
   * @throws IllegalArgumentException if the bytes are no such encoding, or not in DER
   */
  public static DistinguishedName ofDer(byte[] der) {
    return new DistinguishedName(der.clone(), Der.read(der, MAX_BYTES, DistinguishedName::parts));
  }

  /**
   * Takes the name of a certificate.
   *
   * @param principal its subject or issuer
   * @return the name
   * @throws IllegalArgumentException if it is longer than 8 KiB
   */
  public static DistinguishedName of(X500Principal principal) {
    return ofDer(principal.getEncoded());
  }

  /**
   * Makes a name of a common name alone.
   *
   * @param commonName the common name, 1 to 64 characters as RFC 5280 appendix A.1 bounds it
   * @return the name, with a UTF8String
   * @throws IllegalArgumentException if the common name has another length
   */
  public static DistinguishedName ofCommonName(String commonName) {
    if (commonName.isEmpty() || commonName.length() > LONGEST_COMMON_NAME) {
      throw new IllegalArgumentException("a common name of " + commonName.length() + " characters");
    }
    X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, new DERUTF8String(commonName)).build();
    return ofDer(Der.encode(name));
  }

  /**
   * Gives the encoding.
   *
   * @return the DER encoding of the Name
   */
  public byte[] der() {
    return der.clone();
  }

  /**
   * Gives the organization.
   *
   * @return the first organizationName, unescaped
   */
  public Optional<String> organization() {
    return first(BCStyle.O.getId());
  }

  /**
   * Gives the organizational unit.
   *
   * @return the first organizationalUnitName, unescaped
   */
  public Optional<String> organizationalUnit() {
    return first(BCStyle.OU.getId());
  }

  /**
   * Gives the common name.
   *
   * @return the first commonName, unescaped
   */
  public Optional<String> commonName() {
    return first(BCStyle.CN.getId());
  }

  /**
   * Gives all values of one attribute type.
   *
   * @param oid the type's object identifier in dotted form
   * @return the values in the name's order, unescaped; a value that is no string as # and the
   *     hexadecimal digits of its encoding
   */
  public List<String> values(String oid) {
    return parts.stream().filter(part -> part.oid().equals(oid)).map(Part::value).toList();
  }

  /**
   * Gives the string form of RFC 4514, most specific part first.
   *
   * @return the string form
   */
  @Override
  public String toString() {
    return principal.getName(X500Principal.RFC2253);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  private Optional<String> first(String oid) {
    return values(oid).stream().findFirst();
  }

  private static List<Part> parts(ASN1Primitive name) {
    List<Part> parts = new ArrayList<>();
    for (RDN rdn : X500Name.getInstance(name).getRDNs()) {
      if (rdn.size() == 0) {
        throw new IllegalArgumentException("a relative distinguished name without an attribute");
      }
      for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
        parts.add(new Part(part.getType().getId(), unescaped(part.getValue())));
      }
    }
    return List.copyOf(parts);
  }

  private static String unescaped(ASN1Encodable value) {
    return value instanceof ASN1String text
        ? text.getString()
        : "#" + HexFormat.of().formatHex(Der.encode(value.toASN1Primitive()));
  }
}
