package jp.nozomi.cert.core;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Keys, signers and names for the tests. */
public final class Fixtures {
  /** The moment at which the tests take place. */
  public static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");

  private static final Map<KeySpec, KeyPair> KEYS = new ConcurrentHashMap<>();

  private Fixtures() {}

  /**
   * Gives a key that the tests of this JVM share, since making one is slow.
   *
   * @param spec its kind
   * @return the key pair
   */
  public static KeyPair key(KeySpec spec) {
    return KEYS.computeIfAbsent(spec, Fixtures::freshKey);
  }

  /**
   * Makes a key that nothing else has.
   *
   * @param spec its kind
   * @return the key pair
   */
  public static KeyPair freshKey(KeySpec spec) {
    return spec.family() == KeySpec.Family.RSA ? rsa(spec.bits()) : ec(spec.curve());
  }

  /**
   * Makes an RSA key of any size.
   *
   * @param bits the bits of its modulus
   * @return the key pair
   */
  public static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Makes an elliptic curve key on any curve of the JDK.
   *
   * @param curve the curve's name
   * @return the key pair
   */
  public static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Makes a signer of a key in memory.
   *
   * @param pair the key pair
   * @return its signer
   */
  public static RequestSigner signer(KeyPair pair) {
    return new RequestSigner() {
      @Override
      public PublicKey publicKey() {
        return pair.getPublic();
      }

      @Override
      public byte[] sign(SignatureScheme scheme, byte[] data) throws StoreException {
        try {
          Signature signature = Signature.getInstance(scheme.jcaName());
          signature.initSign(pair.getPrivate());
          signature.update(data);
          return signature.sign();
        } catch (GeneralSecurityException e) {
          throw new StoreException(StoreException.Reason.CAN_NOT_SIGN, "in memory", e);
        }
      }
    };
  }

  /**
   * Gives a customer's name in the manual's form.
   *
   * @return the subject as the page 証明書取得 結果 shows it
   */
  public static X500Name customer() {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "(9936)NTT DATA CORPORATION")
        .addRDN(BCStyle.OU, "(9936)ANSER-WEB(BizSOL) TEST CA - G4")
        .addRDN(BCStyle.CN, "logid031 A001 20200304153656560435")
        .build();
  }

  /**
   * Gives {@link #customer()} as the core's own type.
   *
   * @return the subject
   */
  public static DistinguishedName customerName() {
    return DistinguishedName.ofDer(TestDer.encode(customer()));
  }
}
