package jp.nozomi.cert.keystore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.OpaqueKey.DigestSigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

/** Signs digests, as a store's key does, with a key in memory. */
public record MemorySigner(PrivateKey key) implements DigestSigner {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  @Override
  public byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    try {
      Signature signature = Signature.getInstance(algorithm(padding), BOUNCY_CASTLE);
      if (padding == Padding.PSS) {
        signature.setParameter(pssParameters(digest));
      }
      signature.initSign(key);
      signature.update(padding == Padding.PKCS1 ? info(digest, value) : value);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new StoreException(StoreException.Reason.CAN_NOT_SIGN, "no signature", e);
    }
  }

  /** The parameters that TLS fixes, RFC 8446 section 4.2.3. */
  public static PSSParameterSpec pssParameters(SignatureDigest digest) {
    return new PSSParameterSpec(
        digest.jcaName(),
        "MGF1",
        new MGF1ParameterSpec(digest.jcaName()),
        digest.bytes(),
        PSSParameterSpec.TRAILER_FIELD_BC);
  }

  private static String algorithm(Padding padding) {
    return switch (padding) {
      case ECDSA -> "NONEwithECDSA";
      case PKCS1 -> "NONEwithRSA";
      case PSS -> "RAWRSASSA-PSS";
    };
  }

  /** The DigestInfo of RFC 8017 section 9.2. */
  private static byte[] info(SignatureDigest digest, byte[] value) {
    try {
      return new DigestInfo(
              new DefaultDigestAlgorithmIdentifierFinder().find(digest.jcaName()), value)
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
