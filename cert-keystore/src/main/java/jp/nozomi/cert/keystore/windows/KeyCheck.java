package jp.nozomi.cert.keystore.windows;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/** Checks what a route makes instead of believing what it promises. */
final class KeyCheck {
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
   * <p>The key's name is this thread's own and used again, so that a crash leaves one unused key at
   * most, which the next trial of that name removes.
   *
   * @throws StoreException if any of it fails
   */
  static void tryOut(KeyRoute route) throws StoreException {
    String name = trialName();
    route.discard(route.address(name));
    try {
      KeyAddress address = route.create(name, KeySpec.RSA_2048);
      readBack(route, address, KeySpec.RSA_2048);
      try (NativeKey key = route.open(address, true)) {
        boolean pss = route.tls13Keys().contains(KeySpec.RSA_2048);
        requireSignature(key, pss);
      }
    } finally {
      route.discard(route.address(name));
    }
  }

  static String trialName() {
    return "nozomi-trial-" + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
  }

  private static void requireSignature(NativeKey key, boolean pss) throws StoreException {
    Digest digest = Digest.SHA256;
    SignatureForm form =
        pss ? SignatureForm.pss(digest, digest.bytes()) : SignatureForm.pkcs1(digest);
    byte[] signature = key.sign(form, digest.start().digest(MESSAGE));
    try {
      if (!verification(key.publicKey(), form).verify(signature)) {
        throw new StoreException(Reason.CAN_NOT_SIGN, "a trial signature is wrong");
      }
    } catch (GeneralSecurityException e) {
      throw new StoreException(Reason.CAN_NOT_SIGN, "a trial signature is malformed", e);
    }
  }

  private static Signature verification(PublicKey key, SignatureForm form)
      throws GeneralSecurityException {
    boolean pss = form.family() == SignatureForm.Family.PSS;
    Signature verification = Signature.getInstance(pss ? "RSASSA-PSS" : "SHA256withRSA");
    if (pss) {
      verification.setParameter(
          new PSSParameterSpec(
              form.digest().jcaName(),
              "MGF1",
              new MGF1ParameterSpec(form.digest().jcaName()),
              form.saltBytes(),
              PSSParameterSpec.TRAILER_FIELD_BC));
    }
    verification.initVerify(key);
    verification.update(MESSAGE);
    return verification;
  }
}
