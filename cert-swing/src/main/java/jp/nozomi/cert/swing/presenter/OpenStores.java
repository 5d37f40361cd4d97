package jp.nozomi.cert.swing.presenter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.UnreadStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores that are open in this run: its own, and those that are only read.
 *
 * <p>A password or PIN is asked for the first alone, so that what was prepared for it is never
 * tried on a token. Used on the worker's thread.
 */
public final class OpenStores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenStores.class);

  private final StoreOpener opener;
  private final CertificateLister lister;
  private final Map<StoreLocation, CertificateStore> others = new HashMap<>();
  private @Nullable CertificateStore target;

  /**
   * Opens none yet.
   *
   * @param opener opens them
   * @param lister reads them
   */
  public OpenStores(StoreOpener opener, CertificateLister lister) {
    this.opener = opener;
    this.lister = lister;
  }

  /** Gives the store for new keys; a refusal comes before anything is made. */
  CertificateStore forNewKeys(StorePrompt prompt) throws StoreException {
    opener.plan().check();
    return target(prompt);
  }

  private CertificateStore target(StorePrompt prompt) throws StoreException {
    if (target == null) {
      target = opener.open(prompt);
    }
    return target;
  }

  /** Lists one store, or all; of all, one that can't be read does not hide the others. */
  Event list(StorePrompt prompt) throws StoreException {
    if (opener.listedAlone()) {
      return new Event.Listed(opener.exists() ? lister.list(target(prompt)) : List.of());
    }
    List<CertificateEntry> entries = new ArrayList<>();
    List<UnreadStore> unread = new ArrayList<>();
    Set<StoreLocation> listed = new HashSet<>();
    for (StoreLocation location : opener.discover()) {
      try {
        CertificateStore store = open(location, prompt);
        // "nss" in a profile, and the database that was found, are the same store.
        if (listed.add(store.location())) {
          entries.addAll(lister.list(store));
        }
      } catch (StoreException e) {
        LOG.info("{} is not listed", location, e);
        unread.add(new UnreadStore(location, e.failure()));
      }
    }
    return new Event.Listed(CertificateLister.sorted(entries), unread);
  }

  /**
   * Finds the store of a certificate that is to be renewed or deleted; the run's own if none has
   * it, whose refusal then names the certificate.
   */
  CertificateStore holderOf(CertificateId certificate, StorePrompt prompt) throws StoreException {
    if (isInTarget(certificate, prompt)) {
      return target(prompt);
    }
    Optional<CertificateStore> other = otherHolderOf(certificate, prompt);
    return other.isPresent() ? other.get() : target(prompt);
  }

  /**
   * Finds the store from which a certificate is listed.
   *
   * @param certificate the certificate
   * @param prompt asks for the password or PIN of this run's own store
   * @return the open store, which stays this object's own; empty if none lists the certificate
   * @throws StoreException if the run's own store can not be read
   */
  public Optional<CertificateStore> listing(CertificateId certificate, StorePrompt prompt)
      throws StoreException {
    if (isInTarget(certificate, prompt)) {
      return Optional.of(target(prompt));
    }
    return opener.listedAlone() ? Optional.empty() : otherHolderOf(certificate, prompt);
  }

  @Override
  public void close() {
    if (target != null) {
      target.close();
      target = null;
    }
    others.values().forEach(CertificateStore::close);
    others.clear();
  }

  private boolean isInTarget(CertificateId certificate, StorePrompt prompt) throws StoreException {
    return opener.exists() && holds(target(prompt), certificate);
  }

  private Optional<CertificateStore> otherHolderOf(CertificateId certificate, StorePrompt prompt)
      throws StoreException {
    for (StoreLocation location : opener.discover()) {
      Optional<CertificateStore> holder = holder(location, certificate, prompt);
      if (holder.isPresent()) {
        return holder;
      }
    }
    return Optional.empty();
  }

  private Optional<CertificateStore> holder(
      StoreLocation location, CertificateId certificate, StorePrompt prompt) {
    try {
      CertificateStore store = open(location, prompt);
      return holds(store, certificate) ? Optional.of(store) : Optional.empty();
    } catch (StoreException e) {
      LOG.info("{} is not searched", location, e);
      return Optional.empty();
    }
  }

  private CertificateStore open(StoreLocation location, StorePrompt prompt) throws StoreException {
    if (opener.location().filter(location::equals).isPresent()) {
      return target(prompt);
    }
    CertificateStore known = others.get(location);
    if (known != null) {
      return known;
    }
    CertificateStore opened = CertificateStores.open(location, StorePrompt.none());
    others.put(location, opened);
    return opened;
  }

  private static boolean holds(CertificateStore store, CertificateId certificate)
      throws StoreException {
    return store.list().stream().anyMatch(each -> each.id().equals(certificate));
  }
}
