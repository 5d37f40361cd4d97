package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/**
 * An open key storage provider of CNG.
 *
 * <p>A key that it opens or makes takes it over and closes it; on failure it stays the caller's.
 */
final class CngProvider implements AutoCloseable {
  private static final int IMPL_HARDWARE = 1;
  private static final int SILENT = 0x40;
  private static final int PERSIST = 0x80000000;
  private static final int MAX_KEYS = 100_000;

  private final Ncrypt ncrypt;
  private final Pointer handle;

  private CngProvider(Ncrypt ncrypt, Pointer handle) {
    this.ncrypt = ncrypt;
    this.handle = handle;
  }

  static CngProvider open(Ncrypt ncrypt, String name) throws StoreException {
    PointerByReference handle = new PointerByReference();
    int status = ncrypt.NCryptOpenStorageProvider(handle, new WString(name), 0);
    if (status != 0) {
      throw WindowsErrors.of("NCryptOpenStorageProvider", status, Reason.NOT_AVAILABLE);
    }
    return new CngProvider(ncrypt, handle.getValue());
  }

  /** Makes a key that is not exportable, for the current user. */
  CngKey create(String name, KeySpec spec) throws StoreException {
    PointerByReference key = new PointerByReference();
    int status =
        ncrypt.NCryptCreatePersistedKey(
            handle, key, new WString(algorithm(spec)), new WString(name), 0, 0);
    if (status != 0) {
      throw WindowsErrors.of("NCryptCreatePersistedKey", status, Reason.NOT_WRITABLE);
    }
    try {
      finish(key.getValue(), spec);
    } catch (StoreException e) {
      ncrypt.NCryptFreeObject(key.getValue());
      throw e;
    }
    return new CngKey(ncrypt, this, key.getValue());
  }

  /** Opens a key of any program. */
  CngKey openKey(KeyAddress address, boolean quiet) throws StoreException {
    PointerByReference key = new PointerByReference();
    int status =
        ncrypt.NCryptOpenKey(
            handle,
            key,
            new WString(address.container()),
            address.keySpec(),
            address.flags() | (quiet ? SILENT : 0));
    if (status == WindowsErrors.NTE_NOT_SUPPORTED) {
      // A provider that can not open keys by name, as Wine's, keeps none.
      throw new StoreException(Reason.NOT_FOUND, WindowsErrors.text("NCryptOpenKey", status));
    }
    if (status != 0) {
      throw WindowsErrors.of("NCryptOpenKey", status, Reason.CAN_NOT_SIGN);
    }
    return new CngKey(ncrypt, this, key.getValue());
  }

  /** Lists the current user's keys. */
  List<String> keyNames() throws StoreException {
    List<String> names = new ArrayList<>();
    PointerByReference state = new PointerByReference();
    try {
      PointerByReference found = new PointerByReference();
      int status = 0;
      while (status == 0 && names.size() < MAX_KEYS) {
        status = ncrypt.NCryptEnumKeys(handle, null, found, state, SILENT);
        if (status == 0) {
          // NCryptKeyName starts with the place of its name.
          names.add(found.getValue().getPointer(0).getWideString(0));
          ncrypt.NCryptFreeBuffer(found.getValue());
        }
      }
      if (status != 0 && status != WindowsErrors.NTE_NO_MORE_ITEMS) {
        throw WindowsErrors.of("NCryptEnumKeys", status, Reason.UNREADABLE);
      }
    } finally {
      if (state.getValue() != null) {
        ncrypt.NCryptFreeBuffer(state.getValue());
      }
    }
    return names;
  }

  /** Tells whether the provider says that its keys live in hardware. */
  boolean isHardware() {
    IntByReference kind = new IntByReference();
    int status =
        ncrypt.NCryptGetProperty(
            handle, new WString("Impl Type"), kind, Integer.BYTES, new IntByReference(), SILENT);
    return status == 0 && (kind.getValue() & IMPL_HARDWARE) != 0;
  }

  @Override
  public void close() {
    ncrypt.NCryptFreeObject(handle);
  }

  private void finish(Pointer key, KeySpec spec) throws StoreException {
    if (spec.family() == KeySpec.Family.RSA) {
      set(key, "Length", spec.bits(), 0);
    }
    set(key, CngKey.EXPORT_POLICY, 0, PERSIST);
    // Nothing is written before this call.
    int status = ncrypt.NCryptFinalizeKey(key, SILENT);
    if (status != 0) {
      throw WindowsErrors.of("NCryptFinalizeKey", status, Reason.NOT_WRITABLE);
    }
  }

  private void set(Pointer key, String property, int value, int flags) throws StoreException {
    int status =
        ncrypt.NCryptSetProperty(
            key, new WString(property), new IntByReference(value), Integer.BYTES, flags);
    if (status != 0) {
      throw WindowsErrors.of(
          "NCryptSetProperty(" + property + ")", status, Reason.KEY_NOT_SUPPORTED);
    }
  }

  private static String algorithm(KeySpec spec) {
    return switch (spec) {
      case RSA_2048, RSA_3072, RSA_4096 -> CngKey.RSA;
      case EC_P256 -> "ECDSA_P256";
      case EC_P384 -> "ECDSA_P384";
    };
  }
}
