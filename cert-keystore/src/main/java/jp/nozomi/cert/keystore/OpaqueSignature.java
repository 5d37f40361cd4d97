package jp.nozomi.cert.keystore;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import org.jspecify.annotations.Nullable;

/** Computes the digest here and lets the key's store sign it. */
final class OpaqueSignature extends SignatureSpi {
  private final Padding padding;
  private Optional<SignatureDigest> digest;
  private @Nullable OpaqueKey key;
  private @Nullable MessageDigest hash;

  OpaqueSignature(Padding padding, Optional<SignatureDigest> digest) {
    this.padding = padding;
    this.digest = digest;
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    if (!(privateKey instanceof OpaqueKey opaque) || !opaque.supports(padding)) {
      throw new InvalidKeyException("not a key of a store that signs " + padding);
    }
    key = opaque;
    hash = null;
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    throw new InvalidKeyException("other providers verify");
  }

  @Override
  protected void engineUpdate(byte value) throws SignatureException {
    hash().update(value);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
    hash().update(bytes, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    OpaqueKey signing = key;
    if (signing == null) {
      throw new SignatureException("no key was given");
    }
    byte[] value = hash().digest();
    try {
      return signing.sign(padding, requireDigest(), value);
    } catch (StoreException e) {
      throw new SignatureException("the store does not sign", e);
    }
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    throw new SignatureException("other providers verify");
  }

  // RFC 8446 section 4.2.3 fixes all of it: the only thing to choose is the digest.
  @Override
  protected void engineSetParameter(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (padding != Padding.PSS || !(parameters instanceof PSSParameterSpec pss)) {
      throw new InvalidAlgorithmParameterException("no parameters are needed");
    }
    SignatureDigest wanted =
        Arrays.stream(SignatureDigest.values())
            .filter(each -> each.jcaName().equals(pss.getDigestAlgorithm()))
            .findFirst()
            .orElseThrow(() -> new InvalidAlgorithmParameterException("an unknown digest"));
    boolean usual =
        pss.getSaltLength() == wanted.bytes()
            && pss.getMGFParameters() instanceof MGF1ParameterSpec mgf1
            && mgf1.getDigestAlgorithm().equals(wanted.jcaName());
    if (!usual) {
      throw new InvalidAlgorithmParameterException("only the parameters of TLS are known");
    }
    digest = Optional.of(wanted);
    hash = null;
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return null;
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new UnsupportedOperationException(name);
  }

  private SignatureDigest requireDigest() throws SignatureException {
    return digest.orElseThrow(() -> new SignatureException("RSASSA-PSS needs its parameters"));
  }

  private MessageDigest hash() throws SignatureException {
    MessageDigest current = hash;
    if (current == null) {
      try {
        current = MessageDigest.getInstance(requireDigest().jcaName());
      } catch (NoSuchAlgorithmException e) {
        throw new SignatureException("every JDK has SHA-2", e);
      }
      hash = current;
    }
    return current;
  }
}
