package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Native;
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

/**
 * Keeps keys and certificates in the store of the Windows user, {@code windows}.
 *
 * <p>{@code windows} makes keys with CNG where a trial key shows that it works, else with CAPI.
 * {@code windows:cng}, {@code windows:capi} and {@code windows:tpm} demand one of them; the last
 * keeps keys in the PC's TPM.
 */
public final class WindowsProvider implements CertificateStoreProvider {
  private static final String KIND = "windows";

  /** Makes the provider for the service loader. */
  public WindowsProvider() {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> unavailable() {
    return System.getProperty("os.name").startsWith("Windows")
        ? Optional.empty()
        : Optional.of("not Windows");
  }

  @Override
  public List<StoreLocation> discover() {
    return List.of(new StoreLocation(KIND, ""));
  }

  @Override
  public Optional<Protection> protection(StoreLocation location) {
    boolean hardware = location.path().equals(CngKeys.TPM_NAME);
    return Optional.of(hardware ? Protection.HARDWARE : Protection.ENFORCED);
  }

  @Override
  public List<StoreOffer> browserStores() {
    return List.of(
        new StoreOffer(new StoreLocation(KIND, ""), Protection.ENFORCED),
        new StoreOffer(new StoreLocation(KIND, CngKeys.TPM_NAME), Protection.HARDWARE));
  }

  @Override
  public CertificateStore open(StoreLocation location, StorePrompt prompt) throws StoreException {
    try {
      Ncrypt ncrypt = Native.load("ncrypt", Ncrypt.class);
      Advapi32 advapi = Native.load("advapi32", Advapi32.class);
      Crypt32 crypt = Native.load("crypt32", Crypt32.class);
      return new WindowsStore(
          location, crypt, routes(location.path(), ncrypt, advapi), Clock.systemUTC());
    } catch (UnsatisfiedLinkError e) {
      throw new StoreException(
          Reason.NOT_AVAILABLE, "the libraries of Windows can not be loaded", e);
    }
  }

  private static KeyRoutes routes(String path, Ncrypt ncrypt, Advapi32 advapi)
      throws StoreException {
    CngKeys cng = CngKeys.software(ncrypt);
    CapiKeys capi = new CapiKeys(advapi);
    List<KeyRoute> making =
        switch (path) {
          case "" -> List.of(cng, capi);
          case CngKeys.SOFTWARE_NAME -> List.of(cng);
          case CapiKeys.NAME -> List.of(capi);
          case CngKeys.TPM_NAME -> List.of(CngKeys.tpm(ncrypt));
          default ->
              throw new StoreException(
                  Reason.BAD_LOCATION,
                  "a Windows store is windows, windows:cng, windows:capi or windows:tpm");
        };
    return new KeyRoutes(making, List.of(cng, capi));
  }
}
