package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoreSelfTest;

/**
 * Tries stores with keys and certificates that are deleted again. Where the user has no store yet,
 * a temporary one is tried in its place, so that none is left behind.
 */
final class StoreTrials {
  private static final List<KeySpec> KEYS = List.of(KeySpec.RSA_2048, KeySpec.EC_P256);

  /** The kinds whose stores are files that opening makes. */
  private static final Set<String> FILES = Set.of("pkcs12", "nss");

  private final SecureRandom random;
  private final Clock clock;

  StoreTrials(SecureRandom random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  /** Tries one store, or one like it. */
  StoreTrial of(StoreLocation store, StorePrompt prompt) {
    try {
      return CertificateStores.exists(store) || !FILES.contains(store.kind())
          ? tried(store, store, prompt)
          : temporary(store);
    } catch (StoreException e) {
      return StoreTrial.unopened(store, false, e);
    }
  }

  private StoreTrial temporary(StoreLocation store) {
    try {
      Path folder = Files.createTempDirectory("certapp-self-test");
      try {
        StoreLocation place =
            new StoreLocation(store.kind(), folder.resolve("store." + store.kind()).toString());
        String password = UUID.randomUUID().toString();
        return tried(
            store, place, (location, creating) -> Optional.of(Secret.take(password.toCharArray())));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return StoreTrial.unopened(
          store, true, new StoreException(Reason.NOT_WRITABLE, "no temporary folder", e));
    }
  }

  private StoreTrial tried(StoreLocation named, StoreLocation place, StorePrompt prompt) {
    boolean temporary = !named.equals(place);
    try (CertificateStore store = CertificateStores.open(place, prompt)) {
      Map<KeySpec, List<StoreSelfTest.Result>> results = new EnumMap<>(KeySpec.class);
      for (KeySpec key : KEYS) {
        if (store.capabilities().keys().contains(key)) {
          results.put(key, StoreSelfTest.run(store, key, random, clock));
        }
      }
      return new StoreTrial(
          named, temporary, Optional.of(store.capabilities()), results, Optional.empty());
    } catch (StoreException e) {
      return StoreTrial.unopened(named, temporary, e);
    } catch (LinkageError e) {
      return StoreTrial.unopened(
          named, temporary, new StoreException(Reason.NOT_AVAILABLE, String.valueOf(e), e));
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
