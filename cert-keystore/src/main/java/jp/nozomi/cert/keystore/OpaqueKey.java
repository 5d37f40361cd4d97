package jp.nozomi.cert.keystore;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECParameterSpec;
import jp.nozomi.cert.core.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * A private key that stays in its store and signs there.
 *
 * <p>TLS finds the way to it through {@link OpaqueKeyProvider}; its public half is visible because
 * TLS chooses signature schemes by the modulus' length and the curve.
 */
public abstract class OpaqueKey implements PrivateKey {
  private static final long serialVersionUID = 1L;

  /** How a digest becomes a signature. */
  public enum Padding {
    /** RSASSA-PKCS1-v1_5, RFC 8017 section 8.2. */
    PKCS1,
    /** RSASSA-PSS with a salt as long as the digest and MGF1 of it, RFC 8446 section 4.2.3. */
    PSS,
    /** ECDSA, DER-encoded, RFC 3279 section 2.2.3. */
    ECDSA
  }

  /** Signs digests inside of the store. */
  @FunctionalInterface
  public interface DigestSigner {
    /**
     * Signs a digest.
     *
     * @param padding how the digest becomes a signature
     * @param digest which digest it is
     * @param value the digest
     * @return the signature; for ECDSA in DER
     * @throws StoreException if the key can not sign
     */
    byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException;

    /**
     * Tells whether the key makes signatures of a kind, so that TLS does not choose what would
     * fail.
     *
     * @param padding the kind, one that belongs to the key's algorithm
     * @return true unless the store says otherwise
     */
    default boolean supports(Padding padding) {
      return true;
    }
  }

  private final transient DigestSigner signer;

  /** The key's algorithm, RSA or EC. */
  private final String algorithm;

  private OpaqueKey(String algorithm, DigestSigner signer) {
    this.algorithm = algorithm;
    this.signer = signer;
  }

  /**
   * Makes a key.
   *
   * @param publicKey its public key, RSA or on an elliptic curve
   * @param signer signs with it
   * @return the key
   */
  public static OpaqueKey of(PublicKey publicKey, DigestSigner signer) {
    if (publicKey instanceof RSAPublicKey rsa) {
      return new Rsa(rsa.getModulus(), signer);
    }
    if (publicKey instanceof ECPublicKey ec) {
      return new Ec(ec.getParams(), signer);
    }
    throw new IllegalArgumentException("neither RSA nor EC: " + publicKey.getAlgorithm());
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  boolean supports(Padding padding) {
    boolean ofAlgorithm = (padding == Padding.ECDSA) == (this instanceof Ec);
    return ofAlgorithm && signer.supports(padding);
  }

  byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    return signer.sign(padding, digest, value);
  }

  private static final class Rsa extends OpaqueKey implements RSAKey {
    private static final long serialVersionUID = 1L;

    private final BigInteger modulus;

    Rsa(BigInteger modulus, DigestSigner signer) {
      super("RSA", signer);
      this.modulus = modulus;
    }

    @Override
    public BigInteger getModulus() {
      return modulus;
    }
  }

  private static final class Ec extends OpaqueKey implements ECKey {
    private static final long serialVersionUID = 1L;

    private final transient ECParameterSpec parameters;

    Ec(ECParameterSpec parameters, DigestSigner signer) {
      super("EC", signer);
      this.parameters = parameters;
    }

    @Override
    public ECParameterSpec getParams() {
      return parameters;
    }
  }
}
