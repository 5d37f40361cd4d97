package jp.nozomi.cert.keystore.windows;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs for {@link OpaqueKey}s, and for no other key.
 *
 * <p>TLS names no provider: it takes the first one whose service accepts the key. Registered last,
 * this one is asked after all others and changes nothing for keys that they know.
 */
final class OpaqueKeyProvider extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "NozomiOpaqueKeys";

  OpaqueKeyProvider() {
    super(NAME, "1", "Signatures by private keys that stay in the platform's key store");
    for (Digest digest : Digest.values()) {
      putService(
          new SignatureService(
              this,
              digest.shortName() + "withRSA",
              SignatureForm.Family.PKCS1,
              SignatureForm.pkcs1(digest)));
      putService(
          new SignatureService(
              this,
              digest.shortName() + "withECDSA",
              SignatureForm.Family.ECDSA,
              SignatureForm.ecdsa(digest)));
    }
    putService(new SignatureService(this, "RSASSA-PSS", SignatureForm.Family.PSS, null));
  }

  /** Makes TLS find the provider; registering it again does nothing. */
  static void register() {
    Security.addProvider(new OpaqueKeyProvider());
  }

  private static final class SignatureService extends Service {
    private final SignatureForm.Family family;
    private final @Nullable SignatureForm form;

    SignatureService(
        Provider provider,
        String algorithm,
        SignatureForm.Family family,
        @Nullable SignatureForm form) {
      super(
          provider,
          "Signature",
          algorithm,
          OpaqueKeySignature.class.getName(),
          List.of(),
          Map.of());
      this.family = family;
      this.form = form;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return new OpaqueKeySignature(family, form);
    }

    @Override
    public boolean supportsParameter(@Nullable Object key) {
      return key instanceof OpaqueKey opaque && opaque.signs(family);
    }
  }
}
