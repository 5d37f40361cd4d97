package jp.nozomi.cert.keystore.pkcs12;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStoreProvider;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;

/** Keeps keys and certificates in a PKCS#12 file, {@code pkcs12:PATH}. */
public final class Pkcs12Provider implements CertificateStoreProvider {
  static final String KIND = "pkcs12";

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

  private final Clock clock;
  private final Duration lockPatience;

  /** Makes the provider for the service loader. */
  public Pkcs12Provider() {
    this(Clock.systemUTC(), LOCK_PATIENCE);
  }

  Pkcs12Provider(Clock clock, Duration lockPatience) {
    this.clock = clock;
    this.lockPatience = lockPatience;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public boolean exists(StoreLocation location) {
    try {
      return Files.exists(path(location));
    } catch (StoreException e) {
      // No path, no file: opening says why.
      return false;
    }
  }

  @Override
  public Optional<Protection> protection(StoreLocation location) {
    return Optional.of(Protection.FILE);
  }

  @Override
  public CertificateStore open(StoreLocation location, StorePrompt prompt) throws StoreException {
    SecureRandom random = new SecureRandom();
    Vault vault = new Vault(new StoreFile(path(location), lockPatience), prompt, random);
    boolean opened = false;
    try {
      vault.view();
      opened = true;
    } finally {
      if (!opened) {
        vault.close();
      }
    }
    return new Pkcs12Store(vault, random, clock);
  }

  private static Path path(StoreLocation location) throws StoreException {
    if (location.path().isEmpty()) {
      throw new StoreException(
          StoreException.Reason.BAD_LOCATION, "a PKCS#12 store is written pkcs12:PATH");
    }
    try {
      return Path.of(location.path());
    } catch (InvalidPathException e) {
      throw new StoreException(StoreException.Reason.BAD_LOCATION, "not a path", e);
    }
  }
}
