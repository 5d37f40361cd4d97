package jp.nozomi.cert.keystore;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;

/**
 * Lets the runtime's TLS sign with an {@link OpaqueKey}.
 *
 * <p>TLS asks only registered providers, so this one is registered, in the last place, when the
 * first such key is used. It takes no other keys and offers nothing else.
 */
public final class OpaqueKeyProvider extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "CertKeystore";

  private OpaqueKeyProvider() {
    super(NAME, "1", "signs with keys that stay in their store");
    for (SignatureDigest digest : SignatureDigest.values()) {
      offer(digest.name() + "withRSA", Padding.PKCS1, Optional.of(digest));
      offer(digest.name() + "withECDSA", Padding.ECDSA, Optional.of(digest));
    }
    offer("RSASSA-PSS", Padding.PSS, Optional.empty());
  }

  /**
   * Gives the registered provider, after registering it if need be.
   *
   * @return the provider
   */
  public static Provider registered() {
    Provider known = Security.getProvider(NAME);
    if (known instanceof OpaqueKeyProvider) {
      return known;
    }
    Provider made = new OpaqueKeyProvider();
    return Security.addProvider(made) < 0 ? Security.getProvider(NAME) : made;
  }

  private void offer(String algorithm, Padding padding, Optional<SignatureDigest> digest) {
    putService(new SignatureService(this, algorithm, padding, digest));
  }

  private static final class SignatureService extends Service {
    private final Padding padding;
    private final Optional<SignatureDigest> digest;

    SignatureService(
        Provider provider, String algorithm, Padding padding, Optional<SignatureDigest> digest) {
      super(
          provider,
          "Signature",
          algorithm,
          OpaqueSignature.class.getName(),
          List.of(),
          Map.of("SupportedKeyClasses", OpaqueKey.class.getName()));
      this.padding = padding;
      this.digest = digest;
    }

    @Override
    public Object newInstance(Object parameter) {
      return new OpaqueSignature(padding, digest);
    }

    @Override
    public boolean supportsParameter(Object parameter) {
      return parameter instanceof OpaqueKey key && key.supports(padding);
    }
  }
}
