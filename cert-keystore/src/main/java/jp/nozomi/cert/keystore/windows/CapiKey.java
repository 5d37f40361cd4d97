package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.security.PublicKey;
import java.util.Arrays;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;

/** A key of a CAPI container. */
final class CapiKey implements NativeKey {
  private static final int PUBLICKEYBLOB = 6;
  private static final int PRIVATEKEYBLOB = 7;
  private static final int KP_PERMISSIONS = 6;
  private static final int CRYPT_EXPORT = 0x4;
  private static final int CRYPT_ARCHIVE = 0x100;
  private static final int PP_IMPTYPE = 3;
  private static final int CRYPT_IMPL_HARDWARE = 1;
  private static final int CRYPT_IMPL_KINDS = 7;
  private static final int CRYPT_IMPL_REMOVABLE = 8;
  private static final int HP_HASHVAL = 2;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Advapi32 advapi;
  private final CapiContext context;
  private final Pointer key;
  private final int keySpec;

  private CapiKey(Advapi32 advapi, CapiContext context, Pointer key, int keySpec) {
    this.advapi = advapi;
    this.context = context;
    this.key = key;
    this.keySpec = keySpec;
  }

  /** Opens the key of a container; takes the context over, also when it fails. */
  static CapiKey open(Advapi32 advapi, CapiContext context, int keySpec) throws StoreException {
    PointerByReference key = new PointerByReference();
    if (!advapi.CryptGetUserKey(context.handle(), keySpec, key)) {
      StoreException failure = WindowsErrors.last("CryptGetUserKey", Reason.CAN_NOT_SIGN);
      context.close();
      throw failure;
    }
    return new CapiKey(advapi, context, key.getValue(), keySpec);
  }

  @Override
  public PublicKey publicKey() throws StoreException {
    byte[] blob = new byte[BUFFER_BYTES];
    IntByReference length = new IntByReference(blob.length);
    if (!advapi.CryptExportKey(key, null, PUBLICKEYBLOB, 0, blob, length)) {
      throw WindowsErrors.last("CryptExportKey(PUBLICKEYBLOB)", Reason.UNREADABLE);
    }
    return PublicKeyBlobs.capiRsa(Arrays.copyOf(blob, length.getValue()));
  }

  @Override
  public Protection protection() throws StoreException {
    IntByReference permissions = new IntByReference();
    IntByReference length = new IntByReference(Integer.BYTES);
    if (!advapi.CryptGetKeyParam(key, KP_PERMISSIONS, permissions, length, 0)) {
      throw WindowsErrors.last("CryptGetKeyParam(KP_PERMISSIONS)", Reason.UNREADABLE);
    }
    if ((permissions.getValue() & (CRYPT_EXPORT | CRYPT_ARCHIVE)) != 0) {
      return Protection.FILE;
    }
    IntByReference kind = new IntByReference();
    if (!advapi.CryptGetProvParam(context.handle(), PP_IMPTYPE, kind, length, 0)) {
      throw WindowsErrors.last("CryptGetProvParam(PP_IMPTYPE)", Reason.UNREADABLE);
    }
    int implementation = kind.getValue();
    boolean hardware =
        (implementation & CRYPT_IMPL_KINDS) == CRYPT_IMPL_HARDWARE
            || (implementation & CRYPT_IMPL_REMOVABLE) != 0;
    return hardware ? Protection.HARDWARE : Protection.ENFORCED;
  }

  @Override
  public byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    if (padding != Padding.PKCS1) {
      throw new StoreException(Reason.KEY_NOT_SUPPORTED, "CAPI signs PKCS#1 v1.5 only");
    }
    PointerByReference hash = new PointerByReference();
    if (!advapi.CryptCreateHash(context.handle(), algorithm(digest), null, 0, hash)) {
      throw WindowsErrors.last("CryptCreateHash", Reason.CAN_NOT_SIGN);
    }
    try {
      if (!advapi.CryptSetHashParam(hash.getValue(), HP_HASHVAL, value, 0)) {
        throw WindowsErrors.last("CryptSetHashParam", Reason.CAN_NOT_SIGN);
      }
      byte[] signature = new byte[BUFFER_BYTES];
      IntByReference length = new IntByReference(signature.length);
      if (!advapi.CryptSignHashW(hash.getValue(), keySpec, null, 0, signature, length)) {
        throw WindowsErrors.last("CryptSignHash", Reason.CAN_NOT_SIGN);
      }
      // CAPI gives the low byte first, RFC 8017 section 4.1 wants the high one.
      return PublicKeyBlobs.reversed(Arrays.copyOf(signature, length.getValue()));
    } finally {
      advapi.CryptDestroyHash(hash.getValue());
    }
  }

  @Override
  public int tryExport() {
    byte[] blob = new byte[BUFFER_BYTES];
    boolean exported =
        advapi.CryptExportKey(key, null, PRIVATEKEYBLOB, 0, blob, new IntByReference(blob.length));
    int code = exported ? 0 : Native.getLastError();
    Arrays.fill(blob, (byte) 0);
    return code;
  }

  @Override
  public void close() {
    advapi.CryptDestroyKey(key);
    context.close();
  }

  /** The ALG_ID of a digest. */
  private static int algorithm(SignatureDigest digest) {
    return switch (digest) {
      case SHA256 -> 0x800C;
      case SHA384 -> 0x800D;
      case SHA512 -> 0x800E;
    };
  }
}
