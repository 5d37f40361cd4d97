package jp.nozomi.cert.core.name;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * An X.500 name (RFC 5280 section 4.1.2.4), kept as the bytes that were signed.
 *
 * <p>Equal if the bytes are equal. Immutable and thread-safe.
 */
public final class DistinguishedName {
  private static final int MAX_BYTES = 8 * 1024;

  private final byte[] der;
  private final X500Name name;

  private DistinguishedName(byte[] der, X500Name name) {
    this.der = der;
    this.name = name;
  }

  /**
   * Reads a name.
   *
   * @param der the DER encoding of a Name, at most 8 KiB
   * @return the name
   * @throws IllegalArgumentException if the bytes are no such encoding, or not in DER
   */
  public static DistinguishedName ofDer(byte[] der) {
    if (der.length > MAX_BYTES) {
      throw new IllegalArgumentException("a name of more than " + MAX_BYTES + " bytes");
    }
    X500Name name = X500Name.getInstance(der);
    try {
      if (!Arrays.equals(name.getEncoded("DER"), der)) {
        throw new IllegalArgumentException("a name that is not in DER");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a name that can not be encoded", e);
    }
    return new DistinguishedName(der.clone(), name);
  }

  /**
   * Takes the name of a certificate.
   *
   * @param principal its subject or issuer
   * @return the name
   */
  public static DistinguishedName of(X500Principal principal) {
    return ofDer(principal.getEncoded());
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
    return first(BCStyle.O);
  }

  /**
   * Gives the organizational unit.
   *
   * @return the first organizationalUnitName, unescaped
   */
  public Optional<String> organizationalUnit() {
    return first(BCStyle.OU);
  }

  /**
   * Gives the common name.
   *
   * @return the first commonName, unescaped
   */
  public Optional<String> commonName() {
    return first(BCStyle.CN);
  }

  /**
   * Gives all values of one attribute type.
   *
   * @param oid the type's object identifier in dotted form
   * @return the values in the name's order, unescaped
   */
  public List<String> values(String oid) {
    return values(new ASN1ObjectIdentifier(oid));
  }

  /**
   * Gives the string form of RFC 4514, most specific part first.
   *
   * @return the string form
   */
  @Override
  public String toString() {
    return new X500Principal(der).getName(X500Principal.RFC2253);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  private Optional<String> first(ASN1ObjectIdentifier type) {
    return values(type).stream().findFirst();
  }

  private List<String> values(ASN1ObjectIdentifier type) {
    List<String> values = new ArrayList<>();
    for (RDN rdn : name.getRDNs()) {
      for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
        if (part.getType().equals(type)) {
          values.add(unescaped(part));
        }
      }
    }
    return values;
  }

  private static String unescaped(AttributeTypeAndValue part) {
    return part.getValue() instanceof org.bouncycastle.asn1.ASN1String text
        ? text.getString()
        : IETFUtils.valueToString(part.getValue());
  }
}
