package jp.nozomi.cert.keystore;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Offers one certificate for TLS client authentication.
 *
 * <p>The user chose the certificate, so the server's list of acceptable authorities (RFC 8446
 * section 4.2.4) does not filter it: a server that leaves its issuer out shall refuse it visibly
 * instead of seeing an anonymous client.
 */
public final class SingleKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final List<X509Certificate> chain;
  private final PrivateKey privateKey;

  /**
   * Makes the key manager.
   *
   * @param chain the certificate, then its issuers
   * @param privateKey its key, opaque or not
   */
  public SingleKeyManager(List<X509Certificate> chain, PrivateKey privateKey) {
    this.chain = List.copyOf(chain);
    this.privateKey = privateKey;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(keyTypes);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return choose(keyTypes);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    String alias = choose(new String[] {keyType});
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return alias.equals(ALIAS) ? chain.toArray(new X509Certificate[0]) : null;
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return alias.equals(ALIAS) ? privateKey : null;
  }

  private @Nullable String choose(String[] keyTypes) {
    return Arrays.asList(keyTypes).contains(chain.get(0).getPublicKey().getAlgorithm())
        ? ALIAS
        : null;
  }
}
