package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import org.jspecify.annotations.Nullable;

/** A key in a PKCS#11 token, named by {@code pkcs11:CONFIGURATION#ALIAS}. It never leaves it. */
final class TokenKey {
  static final String PREFIX = "pkcs11:";

  private TokenKey() {}

  /** Opens it; the configuration is the file that the JDK's SunPKCS11 provider reads. */
  static SigningKey open(String name, Passphrases passphrases)
      throws ReleaseException, IOException {
    int hash = name.lastIndexOf('#');
    if (hash < 0) {
      throw new ReleaseException("a token's key is named pkcs11:CONFIGURATION#ALIAS");
    }
    String configuration = name.substring(PREFIX.length(), hash);
    String alias = name.substring(hash + 1);
    try (Secret pin = passphrases.ask("PIN of the token")) {
      Provider provider = base().configure(configuration);
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      char[] lent = pin.use(char[]::clone);
      PrivateKey key;
      try {
        store.load(null, lent);
        key = (PrivateKey) store.getKey(alias, null);
      } finally {
        java.util.Arrays.fill(lent, '\0');
      }
      return new SigningKey(
          publicPart(store.getCertificate(alias), key, alias), key, Optional.of(provider));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ReleaseException("the token can not be used", e);
    }
  }

  private static Provider base() throws ReleaseException {
    Provider provider = Security.getProvider("SunPKCS11");
    if (provider == null) {
      throw new ReleaseException("this JDK has no PKCS#11");
    }
    return provider;
  }

  private static PublicPart publicPart(
      @Nullable Certificate certificate, @Nullable PrivateKey key, String alias)
      throws ReleaseException {
    if (certificate == null || key == null) {
      throw new ReleaseException("the token has no key and certificate " + alias);
    }
    return PublicPart.of(certificate.getPublicKey(), false);
  }
}
