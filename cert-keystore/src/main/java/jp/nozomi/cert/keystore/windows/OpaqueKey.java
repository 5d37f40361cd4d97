package jp.nozomi.cert.keystore.windows;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
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
 * A private key that the platform keeps: it signs digests, and has no encoding.
 *
 * <p>TLS asks for the size of an RSA key and the curve of an EC key, so each family has a class of
 * its own that tells.
 */
abstract class OpaqueKey implements PrivateKey {
  private static final long serialVersionUID = 1L;

  /** Signs a digest with the key, opened anew. */
  @FunctionalInterface
  interface Operation {
    byte[] sign(SignatureForm form, byte[] hash) throws StoreException;
  }

  private final transient Operation operation;
  private final boolean pss;

  private OpaqueKey(Operation operation, boolean pss) {
    this.operation = operation;
    this.pss = pss;
  }

  /**
   * Makes the key that belongs to a public key.
   *
   * @param pss whether an RSA key can make PSS signatures
   */
  static OpaqueKey of(PublicKey publicKey, Operation operation, boolean pss) {
    if (publicKey instanceof RSAPublicKey rsa) {
      return new Rsa(rsa.getModulus(), operation, pss);
    }
    if (publicKey instanceof ECPublicKey ec) {
      return new Ec(ec.getParams(), operation);
    }
    throw new IllegalArgumentException("no opaque keys of " + publicKey.getAlgorithm());
  }

  byte[] sign(SignatureForm form, byte[] hash) throws StoreException {
    return operation.sign(form, hash);
  }

  /** Tells whether the key can make signatures of a family. */
  boolean signs(SignatureForm.Family family) {
    return switch (family) {
      case PKCS1 -> this instanceof Rsa;
      case PSS -> this instanceof Rsa && pss;
      case ECDSA -> this instanceof Ec;
    };
  }

  /** Tells whether TLS 1.3 has a signature scheme for the key (RFC 8446 section 4.2.3). */
  boolean signsForTls13() {
    return signs(SignatureForm.Family.PSS) || signs(SignatureForm.Family.ECDSA);
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a key that does not leave its store");
  }

  private static final class Rsa extends OpaqueKey implements RSAKey {
    private static final long serialVersionUID = 1L;

    private final BigInteger modulus;

    Rsa(BigInteger modulus, Operation operation, boolean pss) {
      super(operation, pss);
      this.modulus = modulus;
    }

    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public BigInteger getModulus() {
      return modulus;
    }
  }

  private static final class Ec extends OpaqueKey implements ECKey {
    private static final long serialVersionUID = 1L;

    private final transient ECParameterSpec curve;

    Ec(ECParameterSpec curve, Operation operation) {
      super(operation, false);
      this.curve = curve;
    }

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public ECParameterSpec getParams() {
      return curve;
    }
  }
}
