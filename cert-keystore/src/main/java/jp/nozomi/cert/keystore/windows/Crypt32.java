package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The certificate store functions of CryptoAPI (wincrypt.h).
 *
 * <p>Names, parameters and results are those of the Windows SDK; a failure leaves its code in the
 * thread's last error.
 */
interface Crypt32 extends StdCallLibrary {
  @Nullable Pointer CertOpenStore(
      Pointer providerType, int encoding, @Nullable Pointer provider, int flags, WString name);

  boolean CertControlStore(Pointer store, int flags, int control, @Nullable Pointer parameter);

  boolean CertCloseStore(Pointer store, int flags);

  @Nullable Pointer CertEnumCertificatesInStore(Pointer store, @Nullable Pointer previous);

  @Nullable Pointer CertCreateCertificateContext(int encoding, byte[] certificate, int length);

  Pointer CertDuplicateCertificateContext(Pointer context);

  boolean CertFreeCertificateContext(Pointer context);

  boolean CertAddCertificateContextToStore(
      Pointer store, Pointer context, int disposition, @Nullable PointerByReference added);

  boolean CertDeleteCertificateFromStore(Pointer context);

  boolean CertGetCertificateContextProperty(
      Pointer context, int property, @Nullable Pointer data, IntByReference length);

  boolean CertSetCertificateContextProperty(Pointer context, int property, int flags, Pointer data);
}
