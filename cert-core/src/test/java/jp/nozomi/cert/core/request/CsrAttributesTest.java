package jp.nozomi.cert.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import jp.nozomi.cert.core.Mutations;
import jp.nozomi.cert.core.TestDer;
import jp.nozomi.cert.core.key.KeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;

class CsrAttributesTest {
  @Test
  void takesAnyKeyIfNothingIsSaid() {
    assertThat(CsrAttributes.ofDer(new byte[0]).keys()).containsExactly(KeySpec.values());
    assertThat(keys()).containsExactly(KeySpec.values());
  }

  @Test
  void ignoresWhatItDoesNotKnow() {
    assertThat(
            keys(
                PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
                new ASN1ObjectIdentifier("1.3.6.1.1.1.1.22")))
        .containsExactly(KeySpec.values());
  }

  @Test
  void takesTheKeyThatASignatureNeeds() {
    assertThat(keys(X9ObjectIdentifiers.ecdsa_with_SHA384)).containsExactly(KeySpec.EC_P384);
    assertThat(keys(PKCSObjectIdentifiers.sha256WithRSAEncryption))
        .containsExactly(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096);
  }

  @Test
  void takesTheCurveAndTheSize() {
    assertThat(keys(attribute(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp384r1)))
        .containsExactly(KeySpec.EC_P384);
    assertThat(keys(attribute(PKCSObjectIdentifiers.rsaEncryption, new ASN1Integer(3072))))
        .containsExactly(KeySpec.RSA_3072);
    assertThat(keys(X9ObjectIdentifiers.id_ecPublicKey))
        .containsExactly(KeySpec.EC_P256, KeySpec.EC_P384);
  }

  @Test
  void takesNoKeyIfTheWishesContradictEachOther() {
    assertThat(keys(PKCSObjectIdentifiers.rsaEncryption, X9ObjectIdentifiers.ecdsa_with_SHA256))
        .isEmpty();
  }

  @Test
  void refusesWhatIsNoList() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsrAttributes.ofDer(TestDer.encode(new ASN1Integer(1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsrAttributes.ofDer(TestDer.encode(sequence(new ASN1Integer(1)))));
    assertThatIllegalArgumentException().isThrownBy(() -> CsrAttributes.ofDer(new byte[20_000]));
  }

  @Property
  void readsOrRefusesDamagedLists(@ForAll long seed) {
    byte[] valid =
        TestDer.encode(
            sequence(
                X9ObjectIdentifiers.ecdsa_with_SHA256,
                attribute(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1)));
    try {
      assertThat(CsrAttributes.ofDer(Mutations.mutate(valid, seed)).keys())
          .hasSizeLessThanOrEqualTo(KeySpec.values().length);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static List<KeySpec> keys(ASN1Encodable... wishes) {
    return CsrAttributes.ofDer(TestDer.encode(sequence(wishes))).keys();
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(Arrays.copyOf(elements, elements.length));
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }
}
