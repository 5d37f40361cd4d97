package jp.nozomi.cert.keystore.pkcs11;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.cryptoki.CryptokiFailure;
import jp.nozomi.cert.keystore.cryptoki.CryptokiModule;
import jp.nozomi.cert.keystore.cryptoki.TokenInfo;

/**
 * The tokens that a module shows. One that fails is kept apart: a reader with a broken card must
 * not take the others away.
 *
 * @param module the module's name
 * @param slots the tokens that answer, each with its slot
 * @param failing those that do not
 */
record ModuleTokens(String module, Map<TokenInfo, Long> slots, List<Failing> failing) {
  private static final System.Logger LOG = System.getLogger(ModuleTokens.class.getName());

  /** A slot whose token says nothing of itself, not even its label. */
  record Failing(String slot, StoreException failure) {
    @Override
    public String toString() {
      return slot + " (" + CryptokiFailure.in(failure) + ")";
    }
  }

  /** Asks every slot that has a token. */
  static ModuleTokens of(CryptokiModule module) throws StoreException {
    Map<TokenInfo, Long> slots = new LinkedHashMap<>();
    List<Failing> failing = new ArrayList<>();
    for (long slot : module.slots()) {
      try {
        // p11-kit may show one token in two slots.
        slots.putIfAbsent(module.token(slot), slot);
      } catch (StoreException e) {
        Failing one = new Failing(module.slotName(slot), e);
        LOG.log(System.Logger.Level.WARNING, "{0}: no token in {1}", module.name(), one);
        failing.add(one);
      }
    }
    return new ModuleTokens(module.name(), slots, failing);
  }

  /** Finds the slot of the token that an address means. */
  long slot(TokenAddress address) throws StoreException {
    List<TokenInfo> fitting =
        slots.keySet().stream()
            .filter(token -> address.label().map(token.label()::equals).orElse(token.isUsable()))
            .toList();
    if (fitting.size() > 1) {
      throw new StoreException(
          Reason.BAD_LOCATION,
          "several tokens, choose one with ?token=: "
              + fitting.stream().map(TokenInfo::label).toList());
    }
    return fitting.stream().findFirst().map(slots::get).orElseThrow(this::none);
  }

  /** Any that fails may be the one that is meant. */
  private StoreException none() {
    return failing.isEmpty()
        ? new StoreException(Reason.GONE, module + " has no such token")
        : new StoreException(
            Reason.GONE,
            module + " has no such token that answers; failing: " + failing,
            failing.get(0).failure());
  }
}
