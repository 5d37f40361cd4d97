package jp.nozomi.cert.keystore.pkcs11;

import com.sun.jna.Platform;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStoreProvider;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.keystore.InstallationCheck;
import jp.nozomi.cert.keystore.cryptoki.CryptokiModule;
import jp.nozomi.cert.keystore.cryptoki.CryptokiSession;
import jp.nozomi.cert.keystore.cryptoki.TokenCapabilities;
import jp.nozomi.cert.keystore.cryptoki.TokenInfo;
import jp.nozomi.cert.keystore.cryptoki.TokenStore;

/** Keeps keys on tokens, {@code pkcs11[:MODULE][?token=LABEL]}. */
public final class Pkcs11Provider implements CertificateStoreProvider {
  /** One module that shows the tokens of all modules that p11-kit is configured with. */
  private static final String P11_KIT = Platform.isLinux() ? "libp11-kit.so.0" : "p11-kit-proxy";

  private final InstallationCheck check;

  /** Makes the provider for the service loader. */
  public Pkcs11Provider() {
    this(Clock.systemUTC());
  }

  Pkcs11Provider(Clock clock) {
    this.check = new InstallationCheck(clock);
  }

  @Override
  public String kind() {
    return TokenAddress.KIND;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public List<StoreLocation> discover() {
    return tokens().stream().map(StoreOffer::location).toList();
  }

  /** {@inheritDoc} Only those that p11-kit shows: a module's path can only be named. */
  @Override
  public List<StoreOffer> tokens() {
    try {
      CryptokiModule module = CryptokiModule.load(P11_KIT, Optional.empty());
      Map<TokenInfo, StoreOffer> offers = new LinkedHashMap<>();
      for (long slot : module.slots()) {
        TokenInfo token = module.token(slot);
        if (token.isUsable() && token.hasUserPin()) {
          // p11-kit may show one token in two slots.
          offers.putIfAbsent(token, offer(module, slot, token));
        }
      }
      return List.copyOf(offers.values());
    } catch (StoreException e) {
      // Without p11-kit, or with a token that was pulled out meanwhile, none is at hand.
      return List.of();
    }
  }

  private static StoreOffer offer(CryptokiModule module, long slot, TokenInfo token) {
    return new StoreOffer(
        new TokenAddress("", Optional.of(token.label())).toLocation(),
        TokenCapabilities.of(module, slot, new HardToken(module, slot)).protection());
  }

  @Override
  public CertificateStore open(StoreLocation location, StorePrompt prompt) throws StoreException {
    TokenAddress address = TokenAddress.parse(location);
    String name = address.module().isEmpty() ? P11_KIT : address.module();
    CryptokiModule module = CryptokiModule.load(name, Optional.empty());
    long slot = choose(module, address);
    TokenInfo token = module.token(slot);
    StoreLocation complete =
        new TokenAddress(address.module(), Optional.of(token.label())).toLocation();
    CryptokiSession session = module.open(slot);
    session.loginOrClose(token, prompt, complete);
    return new TokenStore(complete, session, new HardToken(module, slot), check);
  }

  private static long choose(CryptokiModule module, TokenAddress address) throws StoreException {
    Map<TokenInfo, Long> fitting = new LinkedHashMap<>();
    for (long slot : module.slots()) {
      TokenInfo token = module.token(slot);
      if (address.label().map(token.label()::equals).orElse(token.isUsable())) {
        // p11-kit may show one token in two slots.
        fitting.putIfAbsent(token, slot);
      }
    }
    if (fitting.size() > 1) {
      throw new StoreException(
          Reason.BAD_LOCATION,
          "several tokens, choose one with ?token=: "
              + fitting.keySet().stream().map(TokenInfo::label).toList());
    }
    return fitting.values().stream()
        .findFirst()
        .orElseThrow(() -> new StoreException(Reason.GONE, module.name() + " has no such token"));
  }
}
