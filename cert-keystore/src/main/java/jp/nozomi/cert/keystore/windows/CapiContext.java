package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/**
 * An acquired CAPI key container.
 *
 * <p>Released on close: until then a new key is not written, and the container counts as used.
 */
final class CapiContext implements AutoCloseable {
  static final int NEW_KEYSET = 0x8;
  static final int DELETE_KEYSET = 0x10;
  static final int SILENT = 0x40;

  private final Advapi32 advapi;
  private final Pointer handle;

  private CapiContext(Advapi32 advapi, Pointer handle) {
    this.advapi = advapi;
    this.handle = handle;
  }

  static CapiContext acquire(Advapi32 advapi, KeyAddress address, int flags) throws StoreException {
    PointerByReference handle = new PointerByReference();
    if (!call(advapi, address, flags, handle)) {
      throw WindowsErrors.last("CryptAcquireContext", Reason.CAN_NOT_SIGN);
    }
    return new CapiContext(advapi, handle.getValue());
  }

  /** Deletes the container and its keys. */
  static void delete(Advapi32 advapi, KeyAddress address) throws StoreException {
    // With this flag there is no handle to release.
    if (!call(advapi, address, DELETE_KEYSET | SILENT, new PointerByReference())) {
      throw WindowsErrors.last("CryptAcquireContext(CRYPT_DELETEKEYSET)", Reason.NOT_WRITABLE);
    }
  }

  Pointer handle() {
    return handle;
  }

  @Override
  public void close() {
    advapi.CryptReleaseContext(handle, 0);
  }

  private static boolean call(
      Advapi32 advapi, KeyAddress address, int flags, PointerByReference handle) {
    return advapi.CryptAcquireContextW(
        handle,
        new WString(address.container()),
        address.provider().isEmpty() ? null : new WString(address.provider()),
        address.providerType(),
        flags | address.flags());
  }
}
