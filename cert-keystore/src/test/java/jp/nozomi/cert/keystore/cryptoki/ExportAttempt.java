package jp.nozomi.cert.keystore.cryptoki;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;

/** Tries to get private keys off a token, by reading them and by wrapping them. */
public final class ExportAttempt {
  private static final long PRIVATE_EXPONENT = 0x123;
  private static final long PRIME_1 = 0x124;
  private static final long AES_KEY_WRAP_PAD = 0x210A;
  private static final long SERIAL_AND_WRITING = 6;

  private final CryptokiModule module;
  private final CryptokiSession session;
  private final String path;

  /** Opens a token to which the process is logged in. */
  public ExportAttempt(String path, String token) throws StoreException {
    this.path = path;
    this.module = CryptokiModule.load(path, Optional.empty());
    long slot = 0;
    for (long each : module.slots()) {
      slot = module.token(each).label().equals(token) ? each : slot;
    }
    this.session = module.open(slot);
  }

  /** Gives the CKA_ID under which the backend puts a key and its certificate. */
  public static byte[] id(PublicKey key) {
    return PublicKeys.joiningId(key);
  }

  /** Tries it with the private key of an id. */
  public boolean succeeds(byte[] id, byte[] wrappingKeyId) throws StoreException {
    long key = one(Attribute.CLASS_PRIVATE_KEY, id);
    return reads(key) || wraps(key, one(4, wrappingKeyId));
  }

  private long one(long objectClass, byte[] id) throws StoreException {
    List<Long> found =
        session.find(Attribute.of(Attribute.CLASS, objectClass), Attribute.of(Attribute.ID, id));
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " objects instead of one");
    }
    return found.get(0);
  }

  private boolean reads(long key) throws StoreException {
    boolean any = false;
    for (long secret : new long[] {Attribute.VALUE, PRIVATE_EXPONENT, PRIME_1}) {
      any |= session.read(key, secret).filter(value -> value.length > 0).isPresent();
    }
    return any;
  }

  private boolean wraps(long key, long wrappingKey) {
    NativeLibrary library = NativeLibrary.getInstance(path);
    Memory handle = NativeMemory.ulongs(0);
    Object[] opening = {
      new NativeLong(session.slot()),
      new NativeLong(SERIAL_AND_WRITING),
      Pointer.NULL,
      Pointer.NULL,
      handle
    };
    if (library.getFunction("C_OpenSession").invokeInt(opening) != 0) {
      throw new IllegalStateException("no session");
    }
    NativeLong own = new NativeLong(NativeMemory.readUlong(handle, 0));
    Memory wrapped = new Memory(1 << 14);
    Object[] wrapping = {
      own,
      NativeMemory.mechanism(AES_KEY_WRAP_PAD, NativeMemory.ulongs(), 0),
      new NativeLong(wrappingKey),
      new NativeLong(key),
      wrapped,
      NativeMemory.ulongs(1 << 14)
    };
    int result = library.getFunction("C_WrapKey").invokeInt(wrapping);
    library.getFunction("C_CloseSession").invokeInt(new Object[] {own});
    return result == 0;
  }
}
