package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreChoice;
import jp.nozomi.cert.core.store.StoreChooser;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePolicy;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.swing.flow.StorePlan;
import jp.nozomi.cert.swing.presenter.StoreOpener;
import jp.nozomi.cert.swing.settings.SettingsFile;
import org.jspecify.annotations.Nullable;

/**
 * The stores of one run: its own, as options and profile want it, and all the others.
 *
 * <p>Making one looks nowhere. The choice may load PKCS#11 modules and look for browsers'
 * databases, so it is made when it is first asked for, and never on the event thread. Thread-safe.
 */
final class RunStores implements StoreOpener {
  static final String PKCS12 = "pkcs12";

  private final String wish;
  // The store that the user named is looked into even if it is too weak for keys.
  private final boolean named;
  private final Protection minimum;
  private final StoreLocation file;
  private @Nullable StorePlan plan;

  RunStores(RunOptions options, BankProfile profile, AppFolders folders, SettingsFile settings) {
    // The app's own file, which no backend finds.
    this.file = new StoreLocation(PKCS12, folders.defaultStore(profile.bankCode()).toString());
    String asked =
        settings
            .locks()
            .store()
            .or(options::store)
            .or(() -> settings.current().store())
            .orElse(profile.policy().store());
    this.wish = asked.equals(PKCS12) ? file.toString() : asked;
    this.named = options.store().isPresent() && StorePolicy.find(wish).isEmpty();
    this.minimum = profile.policy().minimumProtection();
  }

  @Override
  public synchronized StorePlan plan() throws StoreException {
    if (plan == null) {
      plan = choose();
    }
    return plan;
  }

  /** A store that may not be had is told when a key is to be made; one that is none, at once. */
  private StorePlan choose() throws StoreException {
    try {
      return StorePlan.of(StoreChooser.ofThisMachine().choose(wish, minimum));
    } catch (StoreException e) {
      if (e.reason() == Reason.BAD_LOCATION) {
        throw e;
      }
      return StorePlan.none(e);
    }
  }

  @Override
  public CertificateStore open(StorePrompt prompt) throws StoreException {
    StoreLocation location = named ? StoreLocation.parse(wish) : plan().require().location();
    if (location.equals(file)) {
      makeOwnFolder();
    }
    return CertificateStores.open(location, prompt);
  }

  /** The app's own folder does not exist at the first start. */
  private void makeOwnFolder() throws StoreException {
    try {
      Files.createDirectories(WholeFile.folder(Path.of(file.path())));
    } catch (IOException e) {
      throw new StoreException(Reason.NOT_WRITABLE, "no folder for " + file, e);
    }
  }

  @Override
  public boolean listedAlone() {
    return named;
  }

  @Override
  public Optional<StoreLocation> location() throws StoreException {
    return named
        ? Optional.of(StoreLocation.parse(wish))
        : plan().choice().map(StoreChoice::location);
  }

  @Override
  public boolean exists() throws StoreException {
    return location().filter(RunStores::isThere).isPresent();
  }

  @Override
  public List<StoreLocation> discover() throws StoreException {
    Set<StoreLocation> all = new LinkedHashSet<>();
    location().filter(RunStores::isThere).ifPresent(all::add);
    all.addAll(CertificateStores.discover());
    if (isThere(file)) {
      all.add(file);
    }
    return List.copyOf(all);
  }

  private static boolean isThere(StoreLocation location) {
    try {
      return CertificateStores.exists(location);
    } catch (StoreException e) {
      // No such backend: opening it says so.
      return true;
    }
  }
}
