package jp.nozomi.cert.testkit.ca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Subjects in the shape of the manual: O, OU and a CN of login ID, kind and timestamp. */
public final class SubjectNames {
  private static final String KIND = "A001";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSSSS").withZone(ZoneId.of("Asia/Tokyo"));

  private final String organization;
  private final String unit;

  /**
   * Makes the shape for a bank.
   *
   * @param bankCode the four digits
   */
  public SubjectNames(String bankCode) {
    this.organization = "(" + bankCode + ")NTT DATA CORPORATION";
    this.unit = "(" + bankCode + ")ANSER-WEB(BizSOL) TEST CA - G4";
  }

  /**
   * Makes the subject of a customer's first certificate.
   *
   * @param loginId the login ID
   * @param now the time for the timestamp
   * @return the name in DER
   */
  public byte[] issue(String loginId, Instant now) {
    return name(loginId + " " + KIND + " " + TIMESTAMP.format(now));
  }

  /**
   * Makes the subject of a renewed certificate: the old one's with a new timestamp.
   *
   * @param old the old certificate's subject in DER
   * @param now the time for the timestamp
   * @return the name in DER
   */
  public byte[] renew(byte[] old, Instant now) {
    String commonName = commonName(old);
    int mark = commonName.lastIndexOf(' ');
    return name(commonName.substring(0, mark + 1) + TIMESTAMP.format(now));
  }

  /**
   * Finds the common name.
   *
   * @param subject a name in DER
   * @return its CN, empty if it has none
   */
  public static String commonName(byte[] subject) {
    RDN[] found = X500Name.getInstance(subject).getRDNs(BCStyle.CN);
    return found.length == 0 ? "" : IETFUtils.valueToString(found[0].getFirst().getValue());
  }

  private byte[] name(String commonName) {
    try {
      return new X500NameBuilder(BCStyle.INSTANCE)
          .addRDN(BCStyle.O, organization)
          .addRDN(BCStyle.OU, unit)
          .addRDN(BCStyle.CN, commonName)
          .build()
          .getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException("encoding to memory", e);
    }
  }
}
