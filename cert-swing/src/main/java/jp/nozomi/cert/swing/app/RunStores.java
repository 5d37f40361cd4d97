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
import jp.nozomi.cert.core.store.StoreChoice;
import jp.nozomi.cert.core.store.StoreChooser;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePolicy;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.swing.presenter.StoreOpener;
import jp.nozomi.cert.swing.presenter.StorePlan;

/**
 * The stores of one run: its own, as options and profile want it, and all the others.
 *
 * @param plan where new keys will be kept
 * @param named the store that the user named, which is looked into even if it is too weak for keys
 * @param file the app's own file, which no backend finds
 */
record RunStores(StorePlan plan, Optional<StoreLocation> named, StoreLocation file)
    implements StoreOpener {
  private static final String PKCS12 = "pkcs12";

  /** Chooses; a store that may not be had is told when a key is to be made. */
  static RunStores of(RunOptions options, BankProfile profile, AppFolders folders)
      throws StoreException {
    StoreLocation file =
        new StoreLocation(PKCS12, folders.defaultStore(profile.bankCode()).toString());
    String asked = options.store().orElse(profile.policy().store());
    String wish = asked.equals(PKCS12) ? file.toString() : asked;
    boolean named = options.store().isPresent() && StorePolicy.find(wish).isEmpty();
    return new RunStores(
        plan(wish, profile),
        named ? Optional.of(StoreLocation.parse(wish)) : Optional.empty(),
        file);
  }

  private static StorePlan plan(String wish, BankProfile profile) throws StoreException {
    try {
      return StorePlan.of(
          StoreChooser.ofThisMachine().choose(wish, profile.policy().minimumProtection()));
    } catch (StoreException e) {
      if (e.reason() == Reason.BAD_LOCATION) {
        throw e;
      }
      return StorePlan.none(e);
    }
  }

  @Override
  public CertificateStore open(StorePrompt prompt) throws StoreException {
    StoreLocation location = named.isPresent() ? named.get() : plan.require().location();
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
  public void checkAllowed() throws StoreException {
    plan.require();
  }

  @Override
  public boolean listedAlone() {
    return named.isPresent();
  }

  @Override
  public Optional<StoreLocation> location() {
    return named.or(() -> plan.choice().map(StoreChoice::location));
  }

  @Override
  public boolean exists() {
    return location().filter(RunStores::isThere).isPresent();
  }

  @Override
  public List<StoreLocation> discover() {
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
