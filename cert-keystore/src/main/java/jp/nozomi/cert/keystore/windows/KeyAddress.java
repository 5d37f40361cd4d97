package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Optional;
import jp.nozomi.cert.core.store.KeyName;

/**
 * Where a certificate's private key is: the CRYPT_KEY_PROV_INFO of wincrypt.h.
 *
 * @param container the name of the key container (CAPI) or key (CNG)
 * @param provider the name of the CSP or KSP; empty for the type's default
 * @param providerType CAPI's provider type; zero means CNG
 * @param flags CRYPT_MACHINE_KEYSET or zero
 * @param keySpec AT_KEYEXCHANGE or AT_SIGNATURE; zero for CNG
 */
record KeyAddress(String container, String provider, int providerType, int flags, int keySpec) {
  /** The only flag that says where a key is; the others say how it was opened. */
  static final int MACHINE_KEYSET = 0x20;

  private static final int WIDE = Native.WCHAR_SIZE;

  // Offsets of the structure's members; two pointers, three numbers, a pointer, a number.
  private static final int PROVIDER = Native.POINTER_SIZE;
  private static final int TYPE = 2 * Native.POINTER_SIZE;
  private static final int FLAGS = TYPE + Integer.BYTES;
  private static final int PARAMETERS = aligned(FLAGS + 2 * Integer.BYTES);
  private static final int KEY_SPEC = PARAMETERS + Native.POINTER_SIZE;
  private static final int SIZE = aligned(KEY_SPEC + Integer.BYTES);

  KeyAddress {
    flags &= MACHINE_KEYSET;
  }

  /** Tells the two key stores of Windows apart. */
  boolean isCng() {
    return providerType == 0;
  }

  /** Gives the name that the app gave the key, or empty for another program's key. */
  Optional<KeyName> keyName() {
    return KeyName.find(container);
  }

  /** Reads the structure from the property of a certificate. */
  static KeyAddress read(Pointer structure) {
    return new KeyAddress(
        text(structure.getPointer(0)),
        text(structure.getPointer(PROVIDER)),
        structure.getInt(TYPE),
        structure.getInt(FLAGS),
        structure.getInt(KEY_SPEC));
  }

  /**
   * Writes the structure and its texts into one block, which must outlive the call that gets it.
   */
  Memory write() {
    int containerBytes = (container.length() + 1) * WIDE;
    int providerBytes = (provider.length() + 1) * WIDE;
    Memory block = new Memory(SIZE + containerBytes + providerBytes);
    block.clear();
    block.setWideString(SIZE, container);
    block.setWideString(SIZE + containerBytes, provider);
    block.setPointer(0, block.share(SIZE));
    block.setPointer(PROVIDER, block.share(SIZE + containerBytes));
    block.setInt(TYPE, providerType);
    block.setInt(FLAGS, flags);
    block.setInt(KEY_SPEC, keySpec);
    return block;
  }

  private static String text(Pointer text) {
    return Pointer.nativeValue(text) == 0 ? "" : text.getWideString(0);
  }

  private static int aligned(int offset) {
    return (offset + Native.POINTER_SIZE - 1) / Native.POINTER_SIZE * Native.POINTER_SIZE;
  }
}
