package jp.nozomi.cert.keystore.windows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

/** A key in memory that signs digests as a platform's key does. */
final class MemoryKey implements NativeKey {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final int REFUSED = WindowsErrors.NTE_BAD_KEY_STATE;

  private final KeyPair pair;
  private final Protection protection;
  private final boolean exportable;

  MemoryKey(KeyPair pair) {
    this(pair, Protection.ENFORCED, false);
  }

  MemoryKey(KeyPair pair, Protection protection, boolean exportable) {
    this.pair = pair;
    this.protection = protection;
    this.exportable = exportable;
  }

  @Override
  public PublicKey publicKey() {
    return pair.getPublic();
  }

  @Override
  public Protection protection() {
    return protection;
  }

  @Override
  public int tryExport() {
    return exportable ? 0 : REFUSED;
  }

  @Override
  public byte[] sign(SignatureForm form, byte[] hash) throws StoreException {
    try {
      Signature signature = Signature.getInstance(algorithm(form), BOUNCY_CASTLE);
      if (form.family() == SignatureForm.Family.PSS) {
        signature.setParameter(pssParameters(form));
      }
      signature.initSign(pair.getPrivate());
      signature.update(form.family() == SignatureForm.Family.PKCS1 ? info(form, hash) : hash);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new StoreException(StoreException.Reason.CAN_NOT_SIGN, "no signature", e);
    }
  }

  @Override
  public void close() {}

  static PSSParameterSpec pssParameters(SignatureForm form) {
    String digest = form.digest().jcaName();
    return new PSSParameterSpec(
        digest,
        "MGF1",
        new MGF1ParameterSpec(digest),
        form.saltBytes(),
        PSSParameterSpec.TRAILER_FIELD_BC);
  }

  private static String algorithm(SignatureForm form) {
    return switch (form.family()) {
      case ECDSA -> "NONEwithECDSA";
      case PKCS1 -> "NONEwithRSA";
      case PSS -> "RAWRSASSA-PSS";
    };
  }

  /** The DigestInfo of RFC 8017 section 9.2. */
  private static byte[] info(SignatureForm form, byte[] hash) {
    try {
      return new DigestInfo(
              new DefaultDigestAlgorithmIdentifierFinder().find(form.digest().jcaName()), hash)
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
