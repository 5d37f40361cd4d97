package jp.nozomi.cert.keystore.pkcs11;

import com.sun.jna.Platform;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStoreProvider;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.keystore.InstallationCheck;
import jp.nozomi.cert.keystore.cryptoki.CryptokiFailure;
import jp.nozomi.cert.keystore.cryptoki.CryptokiModule;
import jp.nozomi.cert.keystore.cryptoki.CryptokiSession;
import jp.nozomi.cert.keystore.cryptoki.TokenCapabilities;
import jp.nozomi.cert.keystore.cryptoki.TokenInfo;
import jp.nozomi.cert.keystore.cryptoki.TokenStore;

/** Keeps keys on tokens, {@code pkcs11[:MODULE][?token=LABEL]}. */
public final class Pkcs11Provider implements CertificateStoreProvider {
  private static final System.Logger LOG = System.getLogger(Pkcs11Provider.class.getName());

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
      return ModuleTokens.of(module).slots().entrySet().stream()
          .filter(each -> each.getKey().isUsable() && each.getKey().hasUserPin())
          .map(each -> offer(module, each.getValue(), each.getKey()))
          .toList();
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.DEBUG, "no tokens are found: {0}", e.getMessage());
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
    long slot = ModuleTokens.of(module).slot(address);
    TokenInfo token = module.token(slot);
    StoreLocation complete =
        new TokenAddress(address.module(), Optional.of(token.label())).toLocation();
    CryptokiSession session = session(module, slot, complete);
    session.loginOrClose(token, prompt, complete);
    return new TokenStore(complete, session, new HardToken(module, slot), check);
  }

  static CryptokiSession session(CryptokiModule module, long slot, StoreLocation token)
      throws StoreException {
    try {
      return module.open(slot);
    } catch (StoreException e) {
      throw new StoreException(
          e.reason(), token + " opens no session: " + CryptokiFailure.in(e), e);
    }
  }
}
