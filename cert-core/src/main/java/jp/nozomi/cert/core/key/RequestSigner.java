package jp.nozomi.cert.core.key;

import java.security.PublicKey;
import jp.nozomi.cert.core.store.StoreException;

/**
 * A private key that signs and never comes out.
 *
 * <p>Implementations are safe for use by one thread at a time.
 */
public interface RequestSigner {
  /**
   * Gives the public key.
   *
   * @return the public key, one of {@link KeySpec}
   */
  PublicKey publicKey();

  /**
   * Signs data.
   *
   * @param scheme the scheme that belongs to the key
   * @param data the data itself, not its digest
   * @return the signature; for ECDSA in DER
   * @throws StoreException if the key can not sign
   */
  byte[] sign(SignatureScheme scheme, byte[] data) throws StoreException;
}
