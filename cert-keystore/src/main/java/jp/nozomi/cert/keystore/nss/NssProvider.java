package jp.nozomi.cert.keystore.nss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStoreProvider;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.keystore.InstallationCheck;
import jp.nozomi.cert.keystore.cryptoki.CryptokiSession;
import jp.nozomi.cert.keystore.cryptoki.TokenInfo;
import jp.nozomi.cert.keystore.cryptoki.TokenStore;

/** Keeps keys in the browsers' databases, {@code nss[:firefox|:FOLDER]}. */
public final class NssProvider implements CertificateStoreProvider {
  static final String KIND = "nss";

  private final BrowserDatabases browsers;
  private final InstallationCheck check;

  /** Makes the provider for the service loader. */
  public NssProvider() {
    this(BrowserDatabases.ofUser(), Clock.systemUTC());
  }

  NssProvider(BrowserDatabases browsers, Clock clock) {
    this.browsers = browsers;
    this.check = new InstallationCheck(clock);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> unavailable() {
    return SoftToken.library().isPresent()
        ? Optional.empty()
        : Optional.of("NSS (libsoftokn3.so) is not installed");
  }

  @Override
  public List<StoreLocation> discover() {
    return browsers.existing().stream().map(NssProvider::location).toList();
  }

  @Override
  public boolean exists(StoreLocation location) {
    return browsers.exists(location.path());
  }

  @Override
  public Optional<Protection> protection(StoreLocation location) {
    return Optional.of(Protection.ADVISORY);
  }

  @Override
  public List<StoreOffer> browserStores() {
    return List.of(new StoreOffer(location(browsers.chromium()), Protection.ADVISORY));
  }

  @Override
  public CertificateStore open(StoreLocation location, StorePrompt prompt) throws StoreException {
    Path folder = made(browsers.folder(location.path()));
    SoftToken token = SoftToken.load();
    Database database = Database.open(folder, token);
    boolean opened = false;
    try {
      CryptokiSession session = session(token, database, location(folder), prompt);
      opened = true;
      return new TokenStore(location(folder), session, database, check);
    } catch (StoreException e) {
      throw database.explain(e);
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  private static CryptokiSession session(
      SoftToken token, Database database, StoreLocation location, StorePrompt prompt)
      throws StoreException {
    TokenInfo info = token.module().token(database.slot());
    CryptokiSession session = token.module().open(database.slot());
    if (info.hasUserPin()) {
      session.loginOrClose(info, prompt, location);
    } else {
      initialize(session);
    }
    return session;
  }

  // As the browsers make theirs: without a primary password, for the user to set if he wants one.
  private static void initialize(CryptokiSession session) throws StoreException {
    boolean initialized = false;
    try (Secret none = Secret.take(new char[0])) {
      session.initializePin(none);
      initialized = true;
    } finally {
      if (!initialized) {
        session.close();
      }
    }
  }

  private static StoreLocation location(Path folder) {
    return new StoreLocation(KIND, folder.toString());
  }

  private static Path made(Path folder) throws StoreException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return folder.toRealPath();
    } catch (IOException e) {
      throw new StoreException(Reason.NOT_WRITABLE, folder + " can not be made", e);
    }
  }
}
