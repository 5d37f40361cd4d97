package jp.nozomi.cert.core.store;

import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A certificate and its opaque key, ready for TLS client authentication.
 *
 * @param keyManager gives TLS the chain and a key that may never leave its store
 * @param tls13 whether the key can sign for TLS 1.3; if not, the connection must stay at TLS 1.2
 */
public record ClientCredential(X509ExtendedKeyManager keyManager, boolean tls13) {}
