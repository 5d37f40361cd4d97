package jp.nozomi.cert.update.tuf;

import java.io.IOException;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.state.StateFolder;

/**
 * The roots from the build's own to the newest one, each vouched for by the one before it.
 *
 * <p>The chain is verified again from the build's root at each run, so that a damaged file on this
 * PC costs no more than fetching it again.
 */
final class RootChain {
  /** The specification's Y: how many roots one run follows. */
  private static final int MAX_STEPS = 1_024;

  private final StateFolder state;
  private SignedFile newestFile;
  private Root newest;

  private RootChain(StateFolder state, SignedFile file, Root root) {
    this.state = state;
    this.newestFile = file;
    this.newest = root;
  }

  /** 5.2: loads the trusted root: the build's, and after it what was kept of later ones. */
  static RootChain load(StateFolder state, byte[] anchor) throws UpdateException, IOException {
    RootChain chain = anchored(state, anchor);
    for (int step = 0; step < MAX_STEPS; step++) {
      long next = chain.newest.header().version() + 1;
      Optional<byte[]> kept = state.root(next, RoleType.ROOT.maxBytes());
      if (kept.isEmpty() || !chain.acceptsKept(kept.get())) {
        break;
      }
    }
    return chain;
  }

  private static RootChain anchored(StateFolder state, byte[] anchor) throws UpdateException {
    try {
      SignedFile file = SignedFile.parse(anchor, RoleType.ROOT);
      Root root = Root.parse(file.signed());
      root.authority(RoleType.ROOT).verify(file, "the build's root");
      return new RootChain(state, file, root);
    } catch (JsonException e) {
      throw UpdateException.check(UpdateReason.TRUST_ANCHOR_INVALID, "root of the build: " + e);
    } catch (UpdateException e) {
      throw UpdateException.check(
          UpdateReason.TRUST_ANCHOR_INVALID, "root of the build: " + e.reason().word());
    }
  }

  private boolean acceptsKept(byte[] bytes) {
    try {
      accept(bytes);
      return true;
    } catch (UpdateException e) {
      // Torn or tampered with: the mirror is asked for it again.
      return false;
    }
  }

  /** 5.3.2 to 5.3.9: follows the mirror's roots one version at a time. */
  void update(MetadataSource source) throws UpdateException, IOException {
    for (int step = 0; step < MAX_STEPS; step++) {
      // 5.3.2, 5.3.3: the next version only, of bounded length; its absence ends the chain.
      Optional<byte[]> next = source.root(newest.header().version() + 1);
      if (next.isEmpty()) {
        return;
      }
      accept(next.get());
      // 5.3.8: persist.
      state.keepRoot(newest.header().version(), next.get());
    }
  }

  private void accept(byte[] bytes) throws UpdateException {
    long wanted = newest.header().version() + 1;
    try {
      SignedFile file = SignedFile.parse(bytes, RoleType.ROOT);
      Root root = Root.parse(file.signed());
      // 5.3.4: signed by a threshold of the old root's keys and by one of its own.
      newest.authority(RoleType.ROOT).verify(file, "root for its predecessor");
      root.authority(RoleType.ROOT).verify(file, "root for itself");
      // 5.3.5: exactly the next version. 5.3.6: its expiry is checked only once it is the last.
      if (root.header().version() != wanted) {
        throw UpdateException.check(
            UpdateReason.VERSION_MISMATCH,
            "root " + root.header().version() + " instead of " + wanted);
      }
      // 5.3.7: it is the trusted root now.
      newestFile = file;
      newest = root;
    } catch (JsonException e) {
      throw Verifier.malformed("root " + wanted, e);
    }
  }

  Root newest() {
    return newest;
  }

  SignedFile newestFile() {
    return newestFile;
  }
}
