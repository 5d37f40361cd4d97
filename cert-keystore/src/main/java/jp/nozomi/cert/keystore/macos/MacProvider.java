package jp.nozomi.cert.keystore.macos;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStoreProvider;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.core.store.StorePrompt;

/** Keeps keys and certificates in the macOS user's keychain, {@code macos}. */
public final class MacProvider implements CertificateStoreProvider {
  private static final String KIND = "macos";

  /** Makes the provider for the service loader. */
  public MacProvider() {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> unavailable() {
    return System.getProperty("os.name").startsWith("Mac")
        ? Optional.empty()
        : Optional.of("not macOS");
  }

  @Override
  public List<StoreLocation> discover() {
    return List.of(new StoreLocation(KIND, ""));
  }

  @Override
  public Optional<Protection> protection(StoreLocation location) {
    return Optional.of(Protection.ENFORCED);
  }

  @Override
  public List<StoreOffer> browserStores() {
    return List.of(new StoreOffer(new StoreLocation(KIND, ""), Protection.ENFORCED));
  }

  @Override
  public CertificateStore open(StoreLocation location, StorePrompt prompt) throws StoreException {
    if (!location.path().isEmpty()) {
      throw new StoreException(Reason.BAD_LOCATION, "the keychain's store is macos");
    }
    try {
      Keychain keychain =
          new Keychain(
              Native.load("CoreFoundation", CoreFoundation.class),
              Native.load("Security", SecurityFramework.class),
              Symbols.of(
                  NativeLibrary.getInstance("CoreFoundation"),
                  NativeLibrary.getInstance("Security")));
      return new MacStore(location, keychain, Clock.systemUTC());
    } catch (UnsatisfiedLinkError e) {
      throw new StoreException(
          Reason.NOT_AVAILABLE, "the frameworks of macOS can not be loaded", e);
    }
  }
}
