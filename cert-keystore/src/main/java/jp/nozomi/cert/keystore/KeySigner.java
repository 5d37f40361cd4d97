package jp.nozomi.cert.keystore;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.StoreException;

/** Signs with a private key of the Java security API, opaque or not. */
public final class KeySigner implements RequestSigner {
  private final PublicKey publicKey;
  private final PrivateKey privateKey;
  private final Optional<Provider> provider;

  /**
   * Makes a signer for a key that the runtime's own providers can use.
   *
   * @param publicKey the public key
   * @param privateKey its private key
   */
  public KeySigner(PublicKey publicKey, PrivateKey privateKey) {
    this(publicKey, privateKey, Optional.empty());
  }

  /**
   * Makes a signer for a key that only one provider can use.
   *
   * @param publicKey the public key
   * @param privateKey its private key, a handle into the provider
   * @param provider the provider, which need not be registered; empty for the runtime's choice
   */
  public KeySigner(PublicKey publicKey, PrivateKey privateKey, Optional<Provider> provider) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.provider = provider;
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(SignatureScheme scheme, byte[] data) throws StoreException {
    try {
      Signature signature =
          provider.isPresent()
              ? Signature.getInstance(scheme.jcaName(), provider.get())
              : Signature.getInstance(scheme.jcaName());
      signature.initSign(privateKey);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      if (e.getCause() instanceof StoreException known) {
        throw known;
      }
      throw new StoreException(
          StoreException.Reason.CAN_NOT_SIGN, "the key does not sign " + scheme.jcaName(), e);
    }
  }
}
