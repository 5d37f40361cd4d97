package jp.nozomi.cert.core.store;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import jp.nozomi.cert.core.store.StoreChoice.Grounds;
import jp.nozomi.cert.core.store.StoreException.Reason;

/**
 * Chooses the store for a new key, before anything is opened, made or asked of the bank.
 *
 * <p>A store that is weaker than the bank's minimum is refused here as far as it is known; the
 * orchestration checks the open store again. PKCS#12 files are only ever named.
 */
public final class StoreChooser {
  private final List<CertificateStoreProvider> providers;

  StoreChooser(List<CertificateStoreProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /**
   * Makes a chooser among the backends that are on the class path or module path.
   *
   * @return the chooser
   */
  public static StoreChooser ofThisMachine() {
    return new StoreChooser(
        ServiceLoader.load(CertificateStoreProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /**
   * Chooses a store.
   *
   * @param wish the name of a {@link StorePolicy}, or the text of a {@link StoreLocation}
   * @param minimum the weakest protection that the bank allows
   * @return the store and why
   * @throws StoreException with {@link Reason#BAD_LOCATION}, {@link Reason#NO_BACKEND}, {@link
   *     Reason#NONE_PROTECTS}, {@link Reason#SEVERAL_TOKENS} or {@link Reason#TOO_WEAK}
   */
  public StoreChoice choose(String wish, Protection minimum) throws StoreException {
    Optional<StorePolicy> policy = StorePolicy.find(wish);
    return policy.isPresent()
        ? byPolicy(policy.get(), policy.get().demand(minimum))
        : named(StoreLocation.parse(wish), minimum);
  }

  /**
   * Names the stores that a user may choose among, without opening any or asking for anything.
   *
   * @return the browsers' stores, then the tokens at hand; files are only ever named
   */
  public List<StoreOffer> offers() {
    return Stream.concat(
            available().flatMap(each -> each.browserStores().stream()),
            available().flatMap(each -> each.tokens().stream()))
        .distinct()
        .toList();
  }

  private StoreChoice named(StoreLocation location, Protection minimum) throws StoreException {
    Optional<CertificateStoreProvider> provider =
        providers.stream().filter(each -> each.kind().equals(location.kind())).findFirst();
    Optional<Protection> protection = provider.flatMap(each -> each.protection(location));
    if (protection.isPresent() && !protection.get().isAtLeast(minimum)) {
      throw new StoreException(
          Reason.TOO_WEAK,
          location.kind()
              + " is "
              + protection.get().label()
              + ", the bank wants "
              + minimum.label());
    }
    return new StoreChoice(location, protection, Grounds.NAMED);
  }

  private StoreChoice byPolicy(StorePolicy policy, Protection demand) throws StoreException {
    List<StoreOffer> browsers = available().flatMap(each -> each.browserStores().stream()).toList();
    Optional<StoreOffer> best =
        browsers.stream().filter(each -> each.protection().isAtLeast(demand)).findFirst();
    if (best.isPresent()) {
      return chosen(best.get(), Grounds.BROWSERS_READ_IT);
    }
    if (policy.takesTokens()) {
      Optional<StoreOffer> token = onlyToken(demand);
      if (token.isPresent()) {
        return chosen(token.get(), Grounds.ONLY_TOKEN);
      }
    } else if (browsers.isEmpty()) {
      throw new StoreException(
          Reason.NO_BACKEND, "no store that browsers read, on " + System.getProperty("os.name"));
    }
    throw new StoreException(
        Reason.NONE_PROTECTS, "at hand are " + browsers + ", wanted is " + demand.label());
  }

  private Optional<StoreOffer> onlyToken(Protection demand) throws StoreException {
    List<StoreOffer> tokens =
        available()
            .flatMap(each -> each.tokens().stream())
            .filter(each -> each.protection().isAtLeast(demand))
            .toList();
    if (tokens.size() > 1) {
      throw new StoreException(Reason.SEVERAL_TOKENS, "choose one: " + tokens);
    }
    return tokens.stream().findFirst();
  }

  private Stream<CertificateStoreProvider> available() {
    return providers.stream().filter(each -> each.unavailable().isEmpty());
  }

  private static StoreChoice chosen(StoreOffer offer, Grounds grounds) {
    return new StoreChoice(offer.location(), Optional.of(offer.protection()), grounds);
  }
}
