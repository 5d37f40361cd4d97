package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The functions of CryptoAPI (wincrypt.h) that keep and use keys.
 *
 * <p>Names, parameters and results are those of the Windows SDK; each returns false on failure and
 * leaves its code in the thread's last error.
 */
interface Advapi32 extends StdCallLibrary {
  boolean CryptAcquireContextW(
      PointerByReference provider,
      @Nullable WString container,
      @Nullable WString providerName,
      int providerType,
      int flags);

  boolean CryptReleaseContext(Pointer provider, int flags);

  boolean CryptGenKey(Pointer provider, int algorithm, int flags, PointerByReference key);

  boolean CryptGetUserKey(Pointer provider, int keySpec, PointerByReference key);

  boolean CryptDestroyKey(Pointer key);

  boolean CryptGetKeyParam(
      Pointer key, int name, IntByReference value, IntByReference length, int flags);

  boolean CryptGetProvParam(
      Pointer provider, int name, IntByReference value, IntByReference length, int flags);

  boolean CryptGetProvParam(
      Pointer provider, int name, byte[] value, IntByReference length, int flags);

  boolean CryptExportKey(
      Pointer key,
      @Nullable Pointer exportKey,
      int blobType,
      int flags,
      byte[] data,
      IntByReference length);

  boolean CryptCreateHash(
      Pointer provider, int algorithm, @Nullable Pointer key, int flags, PointerByReference hash);

  boolean CryptSetHashParam(Pointer hash, int name, byte[] data, int flags);

  boolean CryptSignHashW(
      Pointer hash,
      int keySpec,
      @Nullable WString description,
      int flags,
      byte[] signature,
      IntByReference length);

  boolean CryptDestroyHash(Pointer hash);
}
