package jp.nozomi.cert.core.store;

import java.util.Optional;
import java.util.ServiceLoader;

/** Opens certificate stores of every kind that is on the class path or module path. */
public final class CertificateStores {
  private CertificateStores() {}

  /**
   * Opens a store.
   *
   * @param location the text of a {@link StoreLocation}, for example {@code pkcs12:cert.p12}
   * @param prompt asks for the password or PIN when the store needs one
   * @return the open store
   * @throws StoreException if there is no such backend here, or it can not open the store
   */
  public static CertificateStore open(String location, StorePrompt prompt) throws StoreException {
    return open(StoreLocation.parse(location), prompt);
  }

  /**
   * Opens a store.
   *
   * @param location backend and place
   * @param prompt asks for the password or PIN when the store needs one
   * @return the open store
   * @throws StoreException if there is no such backend here, or it can not open the store
   */
  public static CertificateStore open(StoreLocation location, StorePrompt prompt)
      throws StoreException {
    for (CertificateStoreProvider provider : ServiceLoader.load(CertificateStoreProvider.class)) {
      if (provider.kind().equals(location.kind())) {
        Optional<String> unavailable = provider.unavailable();
        if (unavailable.isPresent()) {
          throw new StoreException(
              StoreException.Reason.NOT_AVAILABLE, location.kind() + ": " + unavailable.get());
        }
        return provider.open(location, prompt);
      }
    }
    throw new StoreException(
        StoreException.Reason.BAD_LOCATION, "no backend of the kind " + location.kind());
  }
}
