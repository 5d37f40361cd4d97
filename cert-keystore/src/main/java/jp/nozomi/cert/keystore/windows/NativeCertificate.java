package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/**
 * A certificate as crypt32 has it: a CERT_CONTEXT with its properties.
 *
 * <p>A view, valid as long as the context is; it frees nothing.
 */
final class NativeCertificate {
  private static final int KEY_PROV_INFO = 2;
  private static final int FRIENDLY_NAME = 11;
  private static final int MAX_CERTIFICATE_BYTES = 256 * 1024;
  private static final int MAX_PROPERTY_BYTES = 64 * 1024;

  // CERT_CONTEXT: a number, the encoding, its length.
  private static final int ENCODED = Native.POINTER_SIZE;
  private static final int LENGTH = 2 * Native.POINTER_SIZE;

  private final Crypt32 crypt;
  private final Pointer context;

  NativeCertificate(Crypt32 crypt, Pointer context) {
    this.crypt = crypt;
    this.context = context;
  }

  /** Gives the certificate's encoding, or empty if its length is absurd. */
  Optional<byte[]> der() {
    int length = context.getInt(LENGTH);
    return length <= 0 || length > MAX_CERTIFICATE_BYTES
        ? Optional.empty()
        : Optional.of(context.getPointer(ENCODED).getByteArray(0, length));
  }

  /** Compares the encodings. */
  boolean hasEncoding(byte[] der) {
    return der().filter(own -> Arrays.equals(own, der)).isPresent();
  }

  /** Gives where the platform says the private key is. */
  Optional<KeyAddress> keyAddress() {
    IntByReference length = new IntByReference();
    if (!crypt.CertGetCertificateContextProperty(context, KEY_PROV_INFO, null, length)
        || length.getValue() <= 0
        || length.getValue() > MAX_PROPERTY_BYTES) {
      return Optional.empty();
    }
    Memory structure = new Memory(length.getValue());
    return crypt.CertGetCertificateContextProperty(context, KEY_PROV_INFO, structure, length)
        ? Optional.of(KeyAddress.read(structure))
        : Optional.empty();
  }

  /** Sets where the private key is. */
  void setKeyAddress(KeyAddress address) throws StoreException {
    set(KEY_PROV_INFO, address.write());
  }

  /** Sets what the platform's dialogs call the certificate. */
  void setFriendlyName(String name) throws StoreException {
    set(FRIENDLY_NAME, blob(name));
  }

  private void set(int property, Memory value) throws StoreException {
    if (!crypt.CertSetCertificateContextProperty(context, property, 0, value)) {
      throw WindowsErrors.last("CertSetCertificateContextProperty", Reason.NOT_WRITABLE);
    }
  }

  /** A CRYPT_DATA_BLOB, a length and a pointer, whose data is a text with its terminator. */
  private static Memory blob(String text) {
    int textOffset = 2 * Native.POINTER_SIZE;
    int textBytes = (text.length() + 1) * Native.WCHAR_SIZE;
    Memory block = new Memory(textOffset + (long) textBytes);
    block.clear();
    block.setWideString(textOffset, text);
    block.setInt(0, textBytes);
    block.setPointer(Native.POINTER_SIZE, block.share(textOffset));
    return block;
  }
}
