package jp.nozomi.cert.keystore.cryptoki;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreCapabilities;

/** What a token can do, by the mechanisms that it names; asking needs no PIN. */
public final class TokenCapabilities {
  private TokenCapabilities() {}

  /**
   * Asks a token.
   *
   * @param module the token's module
   * @param slot where the token is
   * @param kind what is particular about it
   * @return its capabilities
   */
  public static StoreCapabilities of(CryptokiModule module, long slot, TokenKind kind) {
    Set<KeySpec> keys = new HashSet<>();
    Set<KeySpec> tls13Keys = new HashSet<>();
    boolean pss = module.mechanism(slot, TokenKey.MECHANISM_PSS).isPresent();
    boolean hardware = true;
    for (KeySpec spec : KeySpec.values()) {
      Optional<MechanismInfo> generation =
          module.mechanism(slot, TokenObjects.generationMechanism(spec));
      if (generation.isPresent()
          && generation.get().minimumBits() <= spec.bits()
          && spec.bits() <= generation.get().maximumBits()) {
        hardware &= generation.get().hardware();
        keys.add(spec);
        if (pss || spec.family() == KeySpec.Family.EC) {
          tls13Keys.add(spec);
        }
      }
    }
    return new StoreCapabilities(
        protection(kind, hardware && !keys.isEmpty()),
        kind.scope(),
        keys,
        tls13Keys,
        kind.isBrowserVisible());
  }

  private static Protection protection(TokenKind kind, boolean hardware) {
    if (!kind.isEnforced()) {
      return Protection.ADVISORY;
    }
    return hardware ? Protection.HARDWARE : Protection.ENFORCED;
  }
}
