package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
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

  private static final int VERIFY_CONTEXT = 0xF0000000;
  private static final int PP_ENUMCONTAINERS = 2;
  private static final int CRYPT_FIRST = 1;
  private static final int CRYPT_NEXT = 2;
  private static final int ERROR_NO_MORE_ITEMS = 259;
  private static final int MAX_CONTAINERS = 100_000;
  private static final int BUFFER_BYTES = 4 * 1024;

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

  /** Lists the current user's containers of a provider. */
  static List<String> containers(Advapi32 advapi, String provider, int providerType)
      throws StoreException {
    PointerByReference handle = new PointerByReference();
    int flags = VERIFY_CONTEXT | SILENT;
    if (!advapi.CryptAcquireContextW(handle, null, new WString(provider), providerType, flags)) {
      throw WindowsErrors.last("CryptAcquireContext(CRYPT_VERIFYCONTEXT)", Reason.UNREADABLE);
    }
    try (CapiContext context = new CapiContext(advapi, handle.getValue())) {
      return context.containers();
    }
  }

  private List<String> containers() throws StoreException {
    List<String> names = new ArrayList<>();
    byte[] name = new byte[BUFFER_BYTES];
    IntByReference length = new IntByReference(name.length);
    int which = CRYPT_FIRST;
    while (names.size() < MAX_CONTAINERS
        && advapi.CryptGetProvParam(handle, PP_ENUMCONTAINERS, name, length, which)) {
      names.add(Native.toString(name));
      length.setValue(name.length);
      which = CRYPT_NEXT;
    }
    int code = Native.getLastError();
    if (names.size() < MAX_CONTAINERS && code != ERROR_NO_MORE_ITEMS) {
      throw WindowsErrors.of("CryptGetProvParam(PP_ENUMCONTAINERS)", code, Reason.UNREADABLE);
    }
    return names;
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
