package jp.nozomi.cert.keystore.windows;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.TrialKeys;
import org.jspecify.annotations.Nullable;

/** Chooses the route that makes a key, and finds the one that opens it. */
final class KeyRoutes {
  private static final System.Logger LOG = System.getLogger(KeyRoutes.class.getName());

  private final List<KeyRoute> making;
  private final List<KeyRoute> opening;
  private @Nullable KeyRoute chosen;

  /**
   * Makes the choice of making.
   *
   * @param making where new keys may be made, best first; the last needs no trial
   * @param opening what opens the keys of installed certificates, whoever made them
   */
  KeyRoutes(List<KeyRoute> making, List<KeyRoute> opening) {
    this.making = List.copyOf(making);
    this.opening = List.copyOf(opening);
  }

  /** Gives the route on which new keys are made, tried out when first asked for. */
  KeyRoute chosen() {
    if (chosen == null) {
      chosen = choose();
    }
    return chosen;
  }

  /** Finds a key of ours, whichever route made it. */
  Optional<KeyAddress> find(KeyName name) throws StoreException {
    for (KeyRoute route : making) {
      Optional<KeyAddress> found = route.find(name.value());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Deletes what there is under a name of ours. */
  void discard(KeyName name) throws StoreException {
    for (KeyRoute route : making) {
      route.discard(route.address(name.value()));
    }
  }

  /** Deletes the trial keys of processes that were killed; a failure is not the caller's. */
  void discardAbandonedTrials() {
    for (KeyRoute route : making) {
      try {
        for (String name : route.names()) {
          if (TrialKeys.isAbandoned(name)) {
            route.discard(route.address(name));
          }
        }
      } catch (StoreException e) {
        LOG.log(
            System.Logger.Level.DEBUG,
            "{0} was not searched for keys of trials: {1}",
            route.name(),
            e.getMessage());
      }
    }
  }

  /** Gives the route that can open an address, another program's included. */
  KeyRoute keeping(KeyAddress address) throws StoreException {
    for (KeyRoute route : opening) {
      if (route.keeps(address)) {
        return route;
      }
    }
    throw new StoreException(Reason.CAN_NOT_SIGN, "no route opens such a key");
  }

  private KeyRoute choose() {
    for (KeyRoute route : making.subList(0, making.size() - 1)) {
      try {
        KeyCheck.tryOut(route);
        LOG.log(System.Logger.Level.DEBUG, "new keys are made by {0}", route.name());
        return route;
      } catch (StoreException e) {
        LOG.log(
            System.Logger.Level.INFO,
            "new keys are not made by {0}: {1}",
            route.name(),
            e.getMessage());
      }
    }
    return making.get(making.size() - 1);
  }
}
