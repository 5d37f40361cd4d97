package jp.nozomi.cert.testkit.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP384R1Curve;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.util.encoders.Hex;

/**
 * Signatures by the JDK's names of their algorithms.
 *
 * <p>Those with EC keys are made and verified by Bouncy Castle's arithmetic, which takes a sixth of
 * the time of JDK 17's: they are nearly all that issuing costs. They are deterministic (RFC 6979),
 * so that they repeat with the bank's seed.
 */
final class Signatures {
  /** What the bank itself signs with; looking others up loads thousands of names. */
  private static final Map<String, AlgorithmIdentifier> IDENTIFIERS =
      Map.of(
          "SHA256withECDSA",
          new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
          "SHA256withRSA",
          new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE));

  private Signatures() {}

  static AlgorithmIdentifier identifier(String algorithm) {
    AlgorithmIdentifier known = IDENTIFIERS.get(algorithm);
    return known == null ? new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm) : known;
  }

  static byte[] sign(String algorithm, PrivateKey key, byte[] data)
      throws GeneralSecurityException, IOException {
    Optional<ECDomainParameters> curve = curve(key);
    if (curve.isEmpty()) {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(data);
      return signature.sign();
    }
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(((ECPrivateKey) key).getS(), curve.get()));
    BigInteger[] parts = signer.generateSignature(hash(algorithm, data));
    return StandardDSAEncoding.INSTANCE.encode(signer.getOrder(), parts[0], parts[1]);
  }

  /** Malformed keys and signatures are an IllegalArgumentException or an IOException. */
  static boolean verify(String algorithm, PublicKey key, byte[] data, byte[] signature)
      throws GeneralSecurityException, IOException {
    Optional<ECDomainParameters> curve = curve(key);
    if (curve.isEmpty()) {
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(key);
      verifying.update(data);
      return verifying.verify(signature);
    }
    ECPoint point = ((ECPublicKey) key).getW();
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(
        false,
        new ECPublicKeyParameters(
            curve.get().getCurve().createPoint(point.getAffineX(), point.getAffineY()),
            curve.get()));
    BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(verifier.getOrder(), signature);
    return verifier.verifySignature(hash(algorithm, data), parts[0], parts[1]);
  }

  private static byte[] hash(String algorithm, byte[] data) throws GeneralSecurityException {
    String digest = algorithm.substring(0, algorithm.indexOf("with"));
    return MessageDigest.getInstance(digest.replace("SHA", "SHA-")).digest(data);
  }

  /** The curve of an EC key; empty for RSA, and for curves that the product does not use. */
  private static Optional<ECDomainParameters> curve(Key key) {
    if (!(key instanceof ECKey ec)) {
      return Optional.empty();
    }
    ECParameterSpec spec = ec.getParams();
    ECDomainParameters curve =
        switch (spec.getOrder().bitLength()) {
          case 256 -> P256.PARAMETERS;
          case 384 -> P384.PARAMETERS;
          default -> null;
        };
    return Optional.ofNullable(curve).filter(known -> known.getN().equals(spec.getOrder()));
  }

  private static ECDomainParameters parameters(ECCurve curve, String base) {
    return new ECDomainParameters(
        curve, curve.decodePoint(Hex.decode(base)), curve.getOrder(), curve.getCofactor());
  }

  // One by one, with the base points of SEC 2 in their short form: Bouncy Castle's own table of
  // curves loads forty of them.

  private static final class P256 {
    private static final ECDomainParameters PARAMETERS =
        parameters(
            new SecP256R1Curve(),
            "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
  }

  private static final class P384 {
    private static final ECDomainParameters PARAMETERS =
        parameters(
            new SecP384R1Curve(),
            "03aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a38"
                + "5502f25dbf55296c3a545e3872760ab7");
  }
}
