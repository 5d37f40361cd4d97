package jp.nozomi.cert.keystore.windows;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import jp.nozomi.cert.core.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Digests here and lets the platform's key sign the digest. */
final class OpaqueKeySignature extends SignatureSpi {
  private final SignatureForm.Family family;
  private @Nullable SignatureForm form;
  private @Nullable MessageDigest digest;
  private @Nullable OpaqueKey key;

  /**
   * Makes a signature of a family.
   *
   * @param form what is signed; null until the parameters of PSS say it
   */
  OpaqueKeySignature(SignatureForm.Family family, @Nullable SignatureForm form) {
    this.family = family;
    this.form = form;
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    if (!(privateKey instanceof OpaqueKey opaque) || !opaque.signs(family)) {
      throw new InvalidKeyException("not a key of this provider");
    }
    key = opaque;
    digest = null;
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    throw new InvalidKeyException("this provider only signs");
  }

  @Override
  protected void engineUpdate(byte data) throws SignatureException {
    started().update(data);
  }

  @Override
  protected void engineUpdate(byte[] data, int offset, int length) throws SignatureException {
    started().update(data, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    byte[] hash = started().digest();
    digest = null;
    if (key == null || form == null) {
      throw new SignatureException("not initialized for signing");
    }
    try {
      return key.sign(form, hash);
    } catch (StoreException e) {
      throw new SignatureException("the platform's key does not sign", e);
    }
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    throw new SignatureException("this provider only signs");
  }

  @Override
  protected void engineSetParameter(@Nullable AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (parameters == null && family != SignatureForm.Family.PSS) {
      return;
    }
    if (family != SignatureForm.Family.PSS || !(parameters instanceof PSSParameterSpec pss)) {
      throw new InvalidAlgorithmParameterException("parameters that " + family + " does not have");
    }
    form = SignatureForm.pss(digestOf(pss), pss.getSaltLength());
    digest = null;
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return null;
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException("use a parameter specification");
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException("use a parameter specification");
  }

  private MessageDigest started() throws SignatureException {
    if (form == null) {
      throw new SignatureException("PSS needs its parameters first");
    }
    if (digest == null) {
      digest = form.digest().start();
    }
    return digest;
  }

  /** The platform's PSS has MGF1 over the same digest, and the trailer field BC. */
  private static Digest digestOf(PSSParameterSpec pss) throws InvalidAlgorithmParameterException {
    for (Digest digest : Digest.values()) {
      boolean same =
          pss.getDigestAlgorithm().equals(digest.jcaName())
              && pss.getMGFParameters() instanceof MGF1ParameterSpec mask
              && mask.getDigestAlgorithm().equals(digest.jcaName());
      if (same && pss.getTrailerField() == PSSParameterSpec.TRAILER_FIELD_BC) {
        return digest;
      }
    }
    throw new InvalidAlgorithmParameterException("unsupported PSS parameters: " + pss);
  }
}
