package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;
import org.jspecify.annotations.Nullable;

/** A key of a CNG key storage provider. */
final class CngKey implements NativeKey {
  static final String RSA = "RSA";
  static final String EXPORT_POLICY = "Export Policy";

  private static final int PAD_PKCS1 = 0x2;
  private static final int PAD_PSS = 0x8;
  private static final int SILENT = 0x40;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Ncrypt ncrypt;
  private final CngProvider provider;
  private final Pointer key;

  CngKey(Ncrypt ncrypt, CngProvider provider, Pointer key) {
    this.ncrypt = ncrypt;
    this.provider = provider;
    this.key = key;
  }

  @Override
  public PublicKey publicKey() throws StoreException {
    return isRsa()
        ? PublicKeyBlobs.cngRsa(export("RSAPUBLICBLOB"))
        : PublicKeyBlobs.cngEc(export("ECCPUBLICBLOB"));
  }

  @Override
  public Protection protection() throws StoreException {
    IntByReference policy = new IntByReference();
    IntByReference length = new IntByReference();
    int status =
        ncrypt.NCryptGetProperty(
            key, new WString(EXPORT_POLICY), policy, Integer.BYTES, length, SILENT);
    if (status != 0) {
      throw WindowsErrors.of("NCryptGetProperty(Export Policy)", status, Reason.UNREADABLE);
    }
    // Any bit lets the key out one way or another, archiving included.
    if (policy.getValue() != 0) {
      return Protection.FILE;
    }
    return provider.isHardware() ? Protection.HARDWARE : Protection.ENFORCED;
  }

  @Override
  public byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    byte[] signature = new byte[BUFFER_BYTES];
    IntByReference length = new IntByReference();
    int status =
        ncrypt.NCryptSignHash(
            key,
            parameters(padding, digest),
            value,
            value.length,
            signature,
            signature.length,
            length,
            flag(padding));
    if (status != 0) {
      throw WindowsErrors.of("NCryptSignHash", status, Reason.CAN_NOT_SIGN);
    }
    byte[] made = Arrays.copyOf(signature, length.getValue());
    return padding == Padding.ECDSA ? EcdsaSignature.der(made) : made;
  }

  @Override
  public int tryExport() {
    // PKCS#8 for what exports by the book, the native form for RSA providers that know no other.
    int status = tryExport("PKCS8_PRIVATEKEY");
    return status == 0 ? 0 : tryExport("RSAFULLPRIVATEBLOB");
  }

  /** Deletes the key and closes the handle. */
  void delete() throws StoreException {
    int status = ncrypt.NCryptDeleteKey(key, SILENT);
    if (status == 0) {
      provider.close();
    } else {
      close();
      throw WindowsErrors.of("NCryptDeleteKey", status, Reason.NOT_WRITABLE);
    }
  }

  @Override
  public void close() {
    ncrypt.NCryptFreeObject(key);
    provider.close();
  }

  private boolean isRsa() throws StoreException {
    byte[] group = new byte[BUFFER_BYTES];
    IntByReference length = new IntByReference();
    int status =
        ncrypt.NCryptGetProperty(
            key, new WString("Algorithm Group"), group, group.length, length, SILENT);
    if (status != 0) {
      throw WindowsErrors.of("NCryptGetProperty(Algorithm Group)", status, Reason.UNREADABLE);
    }
    return new String(group, 0, length.getValue(), StandardCharsets.UTF_16LE).startsWith(RSA);
  }

  private byte[] export(String blobType) throws StoreException {
    byte[] blob = new byte[BUFFER_BYTES];
    IntByReference length = new IntByReference();
    int status =
        ncrypt.NCryptExportKey(
            key, null, new WString(blobType), null, blob, blob.length, length, SILENT);
    if (status != 0) {
      throw WindowsErrors.of("NCryptExportKey(" + blobType + ")", status, Reason.UNREADABLE);
    }
    return Arrays.copyOf(blob, length.getValue());
  }

  private int tryExport(String blobType) {
    byte[] blob = new byte[BUFFER_BYTES];
    int status =
        ncrypt.NCryptExportKey(
            key,
            null,
            new WString(blobType),
            null,
            blob,
            blob.length,
            new IntByReference(),
            SILENT);
    Arrays.fill(blob, (byte) 0);
    return status;
  }

  /** BCRYPT_PKCS1_PADDING_INFO or BCRYPT_PSS_PADDING_INFO: the digest's name, then the salt. */
  private static @Nullable Memory parameters(Padding padding, SignatureDigest digest) {
    if (padding == Padding.ECDSA) {
      return null;
    }
    int textOffset = 2 * Native.POINTER_SIZE;
    Memory block = new Memory(textOffset + (long) (digest.name().length() + 1) * Native.WCHAR_SIZE);
    block.setWideString(textOffset, digest.name());
    block.setPointer(0, block.share(textOffset));
    block.setInt(Native.POINTER_SIZE, digest.bytes());
    return block;
  }

  private static int flag(Padding padding) {
    return switch (padding) {
      case PKCS1 -> PAD_PKCS1;
      case PSS -> PAD_PSS;
      case ECDSA -> 0;
    };
  }
}
