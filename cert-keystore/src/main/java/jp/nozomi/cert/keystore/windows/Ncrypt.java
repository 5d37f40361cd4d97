package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The key storage functions of Cryptography API: Next Generation (ncrypt.h).
 *
 * <p>Names, parameters and results are those of the Windows SDK; each returns zero or the code of
 * its failure.
 */
interface Ncrypt extends StdCallLibrary {
  int NCryptOpenStorageProvider(PointerByReference provider, WString name, int flags);

  int NCryptCreatePersistedKey(
      Pointer provider,
      PointerByReference key,
      WString algorithm,
      WString name,
      int legacyKeySpec,
      int flags);

  int NCryptOpenKey(
      Pointer provider, PointerByReference key, WString name, int legacyKeySpec, int flags);

  int NCryptEnumKeys(
      Pointer provider,
      @Nullable WString scope,
      PointerByReference keyName,
      PointerByReference state,
      int flags);

  int NCryptFreeBuffer(Pointer buffer);

  int NCryptFinalizeKey(Pointer key, int flags);

  int NCryptSetProperty(Pointer object, WString name, IntByReference value, int length, int flags);

  int NCryptGetProperty(
      Pointer object, WString name, byte[] value, int length, IntByReference written, int flags);

  int NCryptGetProperty(
      Pointer object,
      WString name,
      IntByReference value,
      int length,
      IntByReference written,
      int flags);

  int NCryptExportKey(
      Pointer key,
      @Nullable Pointer exportKey,
      WString blobType,
      @Nullable Pointer parameters,
      byte[] blob,
      int length,
      IntByReference written,
      int flags);

  int NCryptSignHash(
      Pointer key,
      @Nullable Pointer padding,
      byte[] hash,
      int hashLength,
      byte[] signature,
      int length,
      IntByReference written,
      int flags);

  int NCryptDeleteKey(Pointer key, int flags);

  int NCryptFreeObject(Pointer object);
}
