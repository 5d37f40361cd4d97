package jp.nozomi.cert.core.store;

/**
 * A store that a policy may choose, known without opening it.
 *
 * @param location the store
 * @param protection how it keeps private keys
 */
public record StoreOffer(StoreLocation location, Protection protection) {}
