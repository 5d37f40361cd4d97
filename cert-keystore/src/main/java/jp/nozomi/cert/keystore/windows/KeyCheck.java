package jp.nozomi.cert.keystore.windows;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.OpaqueKey;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.OpaqueKeyProvider;
import jp.nozomi.cert.keystore.TrialKeys;
import jp.nozomi.cert.keystore.Undo;

/** Checks what a route makes instead of believing what it promises. */
final class KeyCheck {
  // rsa_pss_rsae_sha256, RFC 8446 section 4.2.3.
  private static final PSSParameterSpec TLS_PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
  private static final byte[] MESSAGE = {'t', 'r', 'i', 'a', 'l'};

  private KeyCheck() {}

  /**
   * Opens a fresh key again and checks its kind, its policy, and that an export is refused.
   *
   * @throws StoreException if the key can not be opened, or is kept worse than the route declares
   */
  static void readBack(KeyRoute route, KeyAddress address, KeySpec spec) throws StoreException {
    try (NativeKey key = route.open(address, true)) {
      if (!KeySpec.of(key.publicKey()).equals(Optional.of(spec))) {
        throw new StoreException(
            Reason.KEY_NOT_SUPPORTED, route.name() + " made another kind of key");
      }
      if (!key.protection().isAtLeast(route.protection())) {
        throw new StoreException(
            Reason.TOO_WEAK, route.name() + " made a key of " + key.protection().label());
      }
      if (key.tryExport() == 0) {
        throw new StoreException(Reason.TOO_WEAK, route.name() + " exported a private key");
      }
    }
  }

  /**
   * Tries a route out with a key that is deleted again: create, reopen, sign, refuse export.
   *
   * <p>A crash may leave the key: {@link KeyRoutes#discardAbandonedTrials} finds it.
   *
   * @throws StoreException if any of it fails
   */
  static void tryOut(KeyRoute route) throws StoreException {
    String name = TrialKeys.name();
    route.discard(route.address(name));
    try {
      KeyAddress address = route.create(name, KeySpec.RSA_2048);
      readBack(route, address, KeySpec.RSA_2048);
      requireSignature(publicKey(route, address), new WindowsSigner(route, address));
    } catch (StoreException e) {
      throw Undo.after(e, () -> route.discard(route.address(name)));
    }
    route.discard(route.address(name));
  }

  private static PublicKey publicKey(KeyRoute route, KeyAddress address) throws StoreException {
    try (NativeKey key = route.open(address, true)) {
      return key.publicKey();
    }
  }

  /** With PSS where the route has it, because TLS 1.3 will need that. */
  private static void requireSignature(PublicKey publicKey, WindowsSigner signer)
      throws StoreException {
    boolean pss = signer.supports(Padding.PSS);
    try {
      Signature signing = Signature.getInstance(algorithm(pss), OpaqueKeyProvider.registered());
      setParameters(signing, pss);
      signing.initSign(OpaqueKey.of(publicKey, signer));
      signing.update(MESSAGE);
      Signature verification = Signature.getInstance(algorithm(pss));
      setParameters(verification, pss);
      verification.initVerify(publicKey);
      verification.update(MESSAGE);
      if (!verification.verify(signing.sign())) {
        throw new StoreException(Reason.CAN_NOT_SIGN, "a trial signature is wrong");
      }
    } catch (GeneralSecurityException e) {
      throw new StoreException(Reason.CAN_NOT_SIGN, "no trial signature: " + e.getMessage(), e);
    }
  }

  private static String algorithm(boolean pss) {
    return pss ? "RSASSA-PSS" : "SHA256withRSA";
  }

  private static void setParameters(Signature signature, boolean pss)
      throws InvalidAlgorithmParameterException {
    if (pss) {
      signature.setParameter(TLS_PSS);
    }
  }
}
