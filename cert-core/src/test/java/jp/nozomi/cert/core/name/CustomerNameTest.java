package jp.nozomi.cert.core.name;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nozomi.cert.core.Fixtures;
import jp.nozomi.cert.core.TestDer;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerNameTest {
  @Test
  void isReadFromTheManualsCommonName() {
    assertThat(CustomerName.of(Fixtures.customerName()))
        .contains(new CustomerName("logid031", "A001", "20200304153656560435"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logid031",
        "logid031 A001",
        "logid031 A001 2020030415365656043",
        "logid031 A001 202003041536565604350",
        "logid031  A001 20200304153656560435",
        "logid031 A001 20200304153656560435 ",
        "logid031 A001 ２０２００３０４１５３６５６５６０４３５"
      })
  void isNotReadFromAnotherForm(String commonName) {
    assertThat(
            CustomerName.of(
                DistinguishedName.ofDer(
                    TestDer.encode(
                        new X500NameBuilder(BCStyle.INSTANCE)
                            .addRDN(BCStyle.CN, commonName)
                            .build()))))
        .isEmpty();
  }

  @Test
  void isNotReadFromANameWithoutCommonName() {
    assertThat(CustomerName.of(DistinguishedName.ofDer(new byte[] {0x30, 0}))).isEmpty();
  }
}
