package jp.nozomi.cert.keystore.macos;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of Security.framework for keys and keychain items (SecKey.h, SecItem.h,
 * SecCertificate.h).
 *
 * <p>Those that give a status give zero or an OSStatus of SecBase.h; the others give null and an
 * error.
 */
interface SecurityFramework extends Library {
  /** kSecKeyOperationTypeSign of SecKey.h. */
  NativeLong SIGN = new NativeLong(0);

  @Nullable Pointer SecKeyCreateRandomKey(Pointer parameters, PointerByReference error);

  @Nullable Pointer SecKeyCopyPublicKey(Pointer key);

  @Nullable Pointer SecKeyCopyExternalRepresentation(Pointer key, PointerByReference error);

  byte SecKeyIsAlgorithmSupported(Pointer key, NativeLong operation, Pointer algorithm);

  @Nullable Pointer SecKeyCreateSignature(
      Pointer key, Pointer algorithm, Pointer data, PointerByReference error);

  int SecItemAdd(Pointer attributes, @Nullable PointerByReference result);

  int SecItemCopyMatching(Pointer query, PointerByReference result);

  int SecItemDelete(Pointer query);

  @Nullable Pointer SecCertificateCreateWithData(@Nullable Pointer allocator, Pointer data);

  @Nullable Pointer SecCertificateCopyData(Pointer certificate);
}
