package jp.nozomi.cert.core.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.Fixtures;
import jp.nozomi.cert.core.Mutations;
import jp.nozomi.cert.core.TestDer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {
  @Test
  void givesThePartsThatTheManualShows() {
    DistinguishedName name = Fixtures.customerName();

    assertThat(name.organization()).contains("(9936)NTT DATA CORPORATION");
    assertThat(name.organizationalUnit()).contains("(9936)ANSER-WEB(BizSOL) TEST CA - G4");
    assertThat(name.commonName()).contains("logid031 A001 20200304153656560435");
  }

  @Test
  void keepsLeadingZeros() {
    assertThat(named(new DERUTF8String("0012 A001 00000000000000000000")).commonName())
        .contains("0012 A001 00000000000000000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b=c,d", "\"x\" \\ <y>; #z", " leading and trailing ", "#616263", ""})
  void givesValuesUnescaped(String value) {
    assertThat(named(new DERUTF8String(value)).commonName()).contains(value);
  }

  @Test
  void readsEveryTypeOfString() {
    assertThat(named(new DERUTF8String("のぞみ信用組合")).commonName()).contains("のぞみ信用組合");
    assertThat(named(new DERBMPString("のぞみ信用組合")).commonName()).contains("のぞみ信用組合");
    assertThat(named(new DERPrintableString("Nozomi (9999)")).commonName())
        .contains("Nozomi (9999)");
    assertThat(named(new DERT61String("Nozomi")).commonName()).contains("Nozomi");
  }

  @Test
  void givesAValueThatIsNoStringInHex() {
    assertThat(named(new DEROctetString(new byte[] {1, (byte) 0xAB})).commonName())
        .contains("#040201ab");
  }

  @Test
  void findsThePartsOfAMultiValuedName() {
    DistinguishedName name =
        DistinguishedName.ofDer(
            TestDer.encode(
                new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.O, "(9936)NTT DATA CORPORATION")
                    .addMultiValuedRDN(
                        new ASN1ObjectIdentifier[] {BCStyle.OU, BCStyle.CN},
                        new String[] {"Sales", "logid031"})
                    .build()));

    assertThat(name.organizationalUnit()).contains("Sales");
    assertThat(name.commonName()).contains("logid031");
  }

  @Test
  void givesAllValuesOfATypeInOrder() {
    DistinguishedName name =
        DistinguishedName.ofDer(
            TestDer.encode(
                new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.OU, "first")
                    .addRDN(BCStyle.CN, "between")
                    .addRDN(BCStyle.OU, "second")
                    .build()));

    assertThat(name.values("2.5.4.11")).containsExactly("first", "second");
    assertThat(name.organizationalUnit()).contains("first");
    assertThat(name.values("2.5.4.10")).isEmpty();
    assertThat(name.organization()).isEmpty();
  }

  @Test
  void printsTheFormOfRfc4514() {
    assertThat(Fixtures.customerName())
        .hasToString(
            "CN=logid031 A001 20200304153656560435,"
                + "OU=(9936)ANSER-WEB(BizSOL) TEST CA - G4,"
                + "O=(9936)NTT DATA CORPORATION");
  }

  @Test
  void escapesWhenItPrints() {
    assertThat(named(new DERUTF8String("a,b+c"))).hasToString("CN=a\\,b\\+c");
  }

  @Test
  void keepsTheBytes() {
    byte[] der = TestDer.encode(Fixtures.customer());

    DistinguishedName name = DistinguishedName.ofDer(der);

    assertThat(name.der()).isEqualTo(der);
    assertThat(DistinguishedName.of(new X500Principal(der)))
        .isEqualTo(name)
        .hasSameHashCodeAs(name);
  }

  @Test
  void doesNotChangeWithTheArraysOfItsCallers() {
    byte[] der = TestDer.encode(Fixtures.customer());
    DistinguishedName name = DistinguishedName.ofDer(der);

    der[4] ^= 1;
    name.der()[4] ^= 1;

    assertThat(name).isEqualTo(Fixtures.customerName());
  }

  @Test
  void isAnotherNameInAnotherTypeOfString() {
    assertThat(named(new DERUTF8String("a"))).isNotEqualTo(named(new DERPrintableString("a")));
  }

  @Test
  void readsTheEmptyName() {
    assertThat(DistinguishedName.ofDer(new byte[] {0x30, 0}).commonName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', nothing",
    "30, no length",
    "0500, a NULL",
    "30800000, an indefinite length",
    "3081020500, a length that is longer than needed",
    "300000, a byte after the end",
    "3002, an end that is missing",
    "30023100, a relative distinguished name without an attribute",
    "300431020500, a NULL for an attribute",
    "3006310430020600, an object identifier without a byte",
    "3009310730050603550403, an attribute without a value"
  })
  void refusesWhatIsNoNameInDer(String hex, String what) {
    byte[] der = HexFormat.of().parseHex(hex);
    assertThatIllegalArgumentException().as(what).isThrownBy(() -> DistinguishedName.ofDer(der));
  }

  @Test
  void refusesAMultiValuedPartThatIsNotSorted() {
    byte[] sorted =
        TestDer.encode(
            new DERSequence(
                new DERSet(
                    new ASN1Encodable[] {
                      attribute(BCStyle.CN, new DERUTF8String("a")),
                      attribute(BCStyle.CN, new DERUTF8String("b"))
                    })));
    byte[] unsorted = sorted.clone();
    unsorted[indexOf(sorted, 'a')] = 'b';
    unsorted[indexOf(sorted, 'b')] = 'a';

    assertThat(DistinguishedName.ofDer(sorted).values("2.5.4.3")).containsExactly("a", "b");
    assertThatIllegalArgumentException().isThrownBy(() -> DistinguishedName.ofDer(unsorted));
  }

  @Test
  void refusesMoreThan8KiB() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(new DERUTF8String("x".repeat(8 * 1024))));
  }

  @Test
  void refusesDeepNestingWithoutOverflowingTheStack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DistinguishedName.ofDer(TestDer.nested(8 * 1024)));
  }

  @Test
  void refusesAnAttributeWithThreeParts() {
    byte[] der =
        TestDer.encode(
            new DERSequence(
                new DERSet(
                    new DERSequence(
                        new ASN1Encodable[] {
                          BCStyle.CN, new DERUTF8String("a"), new ASN1Integer(1)
                        }))));
    assertThatIllegalArgumentException().isThrownBy(() -> DistinguishedName.ofDer(der));
  }

  @Property
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void mutatedNamesAreReadOrRefused(@ForAll long seed) {
    readOrRefuse(Mutations.mutate(TestDer.encode(Fixtures.customer()), seed));
  }

  /** Any other exception fails the property. */
  private static void readOrRefuse(byte[] bytes) {
    DistinguishedName name;
    try {
      name = DistinguishedName.ofDer(bytes);
    } catch (IllegalArgumentException e) {
      return;
    }
    assertThat(name.der()).isEqualTo(bytes);
    assertThat(name.toString()).isNotNull();
    assertThat(name.commonName()).isNotNull();
  }

  private static DistinguishedName named(ASN1Encodable commonName) {
    return DistinguishedName.ofDer(
        TestDer.encode(new DERSequence(new DERSet(attribute(BCStyle.CN, commonName)))));
  }

  private static DERSequence attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new DERSequence(new ASN1Encodable[] {type, value});
  }

  private static int indexOf(byte[] bytes, char value) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(value);
  }
}
