package jp.nozomi.cert.keystore.windows;

import java.security.PublicKey;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/**
 * The private keys beside certificates.
 *
 * <p>The platform joins whatever it is told to, so a key counts only if its public key is the
 * certificate's.
 */
final class EntryKeys {
  private static final System.Logger LOG = System.getLogger(EntryKeys.class.getName());

  private final KeyRoutes routes;

  EntryKeys(KeyRoutes routes) {
    this.routes = routes;
  }

  /** Reads the public key at an address; the platform may ask the user for a card. */
  PublicKey publicKey(KeyAddress address) throws StoreException {
    return publicKey(address, false);
  }

  /** Gives the key at an address for signing. */
  WindowsSigner signer(KeyAddress address) throws StoreException {
    return new WindowsSigner(routes.keeping(address), address);
  }

  /** Gives a certificate's own key for signing. */
  WindowsSigner signer(SystemStore.Entry entry) throws StoreException {
    KeyAddress address =
        entry
            .key()
            .orElseThrow(
                () -> new StoreException(Reason.NOT_FOUND, "the certificate has no key here"));
    if (!isOwn(entry, publicKey(address))) {
      throw new StoreException(
          Reason.KEY_MISMATCH, "the key beside the certificate is another one");
    }
    return signer(address);
  }

  /** Gives how a certificate's key is kept, or empty if the key can not be used. */
  Optional<Protection> protection(SystemStore.Entry entry) {
    if (entry.key().isEmpty() || KeySpec.of(entry.certificate().getPublicKey()).isEmpty()) {
      return Optional.empty();
    }
    KeyAddress address = entry.key().get();
    try (NativeKey key = routes.keeping(address).open(address, true)) {
      return isOwn(entry, key.publicKey()) ? Optional.of(key.protection()) : Optional.empty();
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.DEBUG, "a certificate has no usable key", e);
      return Optional.empty();
    }
  }

  /** Deletes a certificate's key, if it is here and the certificate's own. */
  void delete(SystemStore.Entry entry) throws StoreException {
    if (entry.key().isEmpty()) {
      return;
    }
    KeyAddress address = entry.key().get();
    try {
      if (isOwn(entry, publicKey(address, true))) {
        routes.keeping(address).discard(address);
      }
    } catch (StoreException e) {
      // A key that is gone, or on a card that is not here, is none to delete.
      if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.GONE) {
        throw e;
      }
    }
  }

  private PublicKey publicKey(KeyAddress address, boolean quiet) throws StoreException {
    try (NativeKey key = routes.keeping(address).open(address, quiet)) {
      return key.publicKey();
    }
  }

  private static boolean isOwn(SystemStore.Entry entry, PublicKey publicKey) {
    return publicKey.equals(entry.certificate().getPublicKey());
  }
}
