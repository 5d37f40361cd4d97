package jp.nozomi.cert.core.store;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

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
    CertificateStoreProvider provider = require(location);
    Optional<String> unavailable = provider.unavailable();
    if (unavailable.isPresent()) {
      throw new StoreException(
          StoreException.Reason.NOT_AVAILABLE, location.kind() + ": " + unavailable.get());
    }
    return provider.open(location, prompt);
  }

  /**
   * Finds the user's stores of every kind, without opening them and without a question.
   *
   * @return the locations of the stores that exist
   */
  public static List<StoreLocation> discover() {
    return providers()
        .filter(provider -> provider.unavailable().isEmpty())
        .flatMap(provider -> provider.discover().stream())
        .toList();
  }

  /**
   * Tells whether opening a location finds a store, rather than a place where one can be made.
   *
   * @param location backend and place
   * @return false only if there surely is none; nothing is made by asking
   * @throws StoreException if there is no such backend here
   */
  public static boolean exists(StoreLocation location) throws StoreException {
    CertificateStoreProvider provider = require(location);
    return provider.unavailable().isPresent() || provider.exists(location);
  }

  /**
   * Tells whether there is a backend of a location's kind, whatever it can do on this machine.
   *
   * @param location backend and place
   * @return false if no program of ours could ever open it
   */
  public static boolean knows(StoreLocation location) {
    return providers().anyMatch(provider -> provider.kind().equals(location.kind()));
  }

  private static CertificateStoreProvider require(StoreLocation location) throws StoreException {
    return providers()
        .filter(provider -> provider.kind().equals(location.kind()))
        .findFirst()
        .orElseThrow(
            () ->
                new StoreException(
                    StoreException.Reason.BAD_LOCATION,
                    "no backend of the kind " + location.kind()));
  }

  private static Stream<CertificateStoreProvider> providers() {
    return ServiceLoader.load(CertificateStoreProvider.class).stream()
        .map(ServiceLoader.Provider::get);
  }
}
