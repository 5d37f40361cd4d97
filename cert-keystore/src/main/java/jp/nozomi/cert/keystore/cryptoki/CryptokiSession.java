package jp.nozomi.cert.keystore.cryptoki;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.keystore.cryptoki.CryptokiModule.Call;

/**
 * A session with a token.
 *
 * <p>Thread-safe: searching and signing keep a state in the session, so one call runs at a time,
 * also when TLS signs on a thread of its own.
 */
public final class CryptokiSession implements AutoCloseable {
  private static final long SERIAL = 4;
  private static final long READ_WRITE = 2;
  private static final long SECURITY_OFFICER = 0;
  private static final long USER = 1;
  private static final long STATE_READ_ONLY_USER = 1;
  private static final long STATE_READ_WRITE_USER = 3;
  private static final int FIND_BATCH = 256;
  private static final int MAX_OBJECTS = 200_000;
  private static final int MAX_VALUE_BYTES = 1 << 20;
  private static final int MAX_SIGNATURE_BYTES = 2048;

  private final CryptokiModule module;
  private final long slot;
  private final long handle;

  private CryptokiSession(CryptokiModule module, long slot, long handle) {
    this.module = module;
    this.slot = slot;
    this.handle = handle;
  }

  static CryptokiSession open(CryptokiModule module, long slot) throws StoreException {
    Memory place = NativeMemory.ulongs(0);
    long value = openWith(module, slot, SERIAL | READ_WRITE, place);
    if (value == ReturnValue.TOKEN_WRITE_PROTECTED) {
      value = openWith(module, slot, SERIAL, place);
    }
    if (value != ReturnValue.OK) {
      throw ReturnValue.failure(value, Call.OPEN_SESSION.label(), Reason.GONE);
    }
    return new CryptokiSession(module, slot, NativeMemory.readUlong(place, 0));
  }

  private static long openWith(CryptokiModule module, long slot, long flags, Memory place) {
    return module.call(
        Call.OPEN_SESSION,
        CryptokiModule.ulong(slot),
        CryptokiModule.ulong(flags),
        Pointer.NULL,
        Pointer.NULL,
        place);
  }

  /**
   * Gives the token's slot.
   *
   * @return the slot's number
   */
  public long slot() {
    return slot;
  }

  CryptokiModule module() {
    return module;
  }

  /**
   * Tells whether the process is logged in to the token; a login serves all its sessions.
   *
   * @return true if a user's PIN was given already
   * @throws StoreException if the token is gone
   */
  public synchronized boolean isLoggedIn() throws StoreException {
    Memory info = NativeMemory.ulongs(0, 0, 0, 0);
    check(Call.GET_SESSION_INFO, Reason.GONE, info);
    long state = NativeMemory.readUlong(info, NativeMemory.ULONG);
    return state == STATE_READ_ONLY_USER || state == STATE_READ_WRITE_USER;
  }

  /**
   * Logs the user in if the token wants it and nobody in the process has done so; closes the
   * session if that fails.
   *
   * @param token what the token says of itself
   * @param prompt asks for the PIN or password
   * @param location the store to name in the question
   * @throws StoreException if the answer is wrong or there is none
   */
  public void loginOrClose(TokenInfo token, StorePrompt prompt, StoreLocation location)
      throws StoreException {
    boolean opened = false;
    try {
      if (token.needsLogin() && !isLoggedIn()) {
        login(prompt, location);
      }
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private synchronized void login(StorePrompt prompt, StoreLocation location)
      throws StoreException {
    Secret answer =
        prompt
            .password(location, false)
            .orElseThrow(() -> new StoreException(Reason.WRONG_PASSWORD, "no PIN was given"));
    try (answer) {
      long value = answer.useUtf8(utf8 -> login(USER, utf8));
      if (value != ReturnValue.OK && value != ReturnValue.USER_ALREADY_LOGGED_IN) {
        throw ReturnValue.failure(value, Call.LOGIN.label(), Reason.WRONG_PASSWORD);
      }
    }
  }

  /**
   * Sets the first PIN of a token that has none, as a security officer without one.
   *
   * @param pin the PIN or password, possibly empty; stays the caller's
   * @throws StoreException if the token refuses
   */
  public synchronized void initializePin(Secret pin) throws StoreException {
    long value = login(SECURITY_OFFICER, new byte[0]);
    if (value != ReturnValue.OK) {
      throw ReturnValue.failure(value, Call.LOGIN.label(), Reason.NOT_WRITABLE);
    }
    long initialized =
        pin.useUtf8(
            utf8 -> {
              Memory memory = NativeMemory.bytes(utf8);
              long result =
                  module.call(
                      Call.INIT_PIN,
                      CryptokiModule.ulong(handle),
                      memory,
                      CryptokiModule.ulong(utf8.length));
              memory.clear();
              return result;
            });
    check(Call.LOGOUT, Reason.NOT_WRITABLE);
    if (initialized != ReturnValue.OK) {
      throw ReturnValue.failure(initialized, Call.INIT_PIN.label(), Reason.NOT_WRITABLE);
    }
  }

  @Override
  public synchronized void close() {
    module.call(Call.CLOSE_SESSION, CryptokiModule.ulong(handle));
  }

  /** Finds the objects that have all the attributes. */
  synchronized List<Long> find(Attribute... attributes) throws StoreException {
    Memory template = NativeMemory.template(List.of(attributes));
    check(
        Call.FIND_OBJECTS_INIT,
        Reason.UNREADABLE,
        template,
        CryptokiModule.ulong(attributes.length));
    List<Long> found = new ArrayList<>();
    try {
      Memory batch = new Memory((long) FIND_BATCH * NativeMemory.ULONG);
      Memory count = NativeMemory.ulongs(0);
      do {
        check(Call.FIND_OBJECTS, Reason.UNREADABLE, batch, CryptokiModule.ulong(FIND_BATCH), count);
        for (int i = 0; i < NativeMemory.readUlong(count, 0); i++) {
          found.add(NativeMemory.readUlong(batch, (long) i * NativeMemory.ULONG));
        }
      } while (NativeMemory.readUlong(count, 0) > 0 && found.size() < MAX_OBJECTS);
    } finally {
      check(Call.FIND_OBJECTS_FINAL, Reason.UNREADABLE);
    }
    return found;
  }

  /** Reads an attribute; empty if the object does not have it, or it may not be seen. */
  synchronized Optional<byte[]> read(long object, long type) throws StoreException {
    Memory template = NativeMemory.template(List.of(new Attribute(type, new byte[0])));
    int lengthOffset = NativeMemory.ULONG + NativeMemory.POINTER;
    long value = attributeValue(object, template);
    long length = NativeMemory.readUlong(template, lengthOffset);
    if (value == ReturnValue.ATTRIBUTE_SENSITIVE
        || value == ReturnValue.ATTRIBUTE_TYPE_INVALID
        || value == ReturnValue.OK && length == NativeMemory.UNAVAILABLE) {
      return Optional.empty();
    }
    requireOk(value, length);
    Memory bytes = NativeMemory.bytes(new byte[(int) length]);
    template.setPointer(NativeMemory.ULONG, bytes);
    requireOk(attributeValue(object, template), length);
    return Optional.of(bytes.getByteArray(0, (int) NativeMemory.readUlong(template, lengthOffset)));
  }

  private long attributeValue(long object, Memory template) {
    return module.call(
        Call.GET_ATTRIBUTE_VALUE,
        CryptokiModule.ulong(handle),
        CryptokiModule.ulong(object),
        template,
        CryptokiModule.ulong(1));
  }

  private static void requireOk(long value, long length) throws StoreException {
    if (value != ReturnValue.OK || length > MAX_VALUE_BYTES) {
      throw ReturnValue.failure(value, Call.GET_ATTRIBUTE_VALUE.label(), Reason.UNREADABLE);
    }
  }

  boolean readFlag(long object, long type) throws StoreException {
    return read(object, type).filter(value -> value.length == 1 && value[0] != 0).isPresent();
  }

  /**
   * Makes an object.
   *
   * @param attributes its attributes
   * @return its handle
   * @throws StoreException if the token refuses
   */
  public synchronized long create(List<Attribute> attributes) throws StoreException {
    Memory place = NativeMemory.ulongs(0);
    Memory template = NativeMemory.template(attributes);
    check(
        Call.CREATE_OBJECT,
        Reason.NOT_WRITABLE,
        template,
        CryptokiModule.ulong(attributes.size()),
        place);
    return NativeMemory.readUlong(place, 0);
  }

  /** Changes an attribute; false if the token never lets it change. */
  synchronized boolean write(long object, Attribute attribute) throws StoreException {
    long value =
        module.call(
            Call.SET_ATTRIBUTE_VALUE,
            CryptokiModule.ulong(handle),
            CryptokiModule.ulong(object),
            NativeMemory.template(List.of(attribute)),
            CryptokiModule.ulong(1));
    if (value != ReturnValue.OK && value != ReturnValue.ATTRIBUTE_READ_ONLY) {
      throw ReturnValue.failure(value, Call.SET_ATTRIBUTE_VALUE.label(), Reason.NOT_WRITABLE);
    }
    return value == ReturnValue.OK;
  }

  synchronized void destroy(long object) throws StoreException {
    check(Call.DESTROY_OBJECT, Reason.NOT_WRITABLE, CryptokiModule.ulong(object));
  }

  /** Makes a key pair and gives the private key. */
  synchronized long generate(long mechanism, List<Attribute> publicKey, List<Attribute> privateKey)
      throws StoreException {
    Memory publicHandle = NativeMemory.ulongs(0);
    Memory privateHandle = NativeMemory.ulongs(0);
    check(
        Call.GENERATE_KEY_PAIR,
        Reason.NOT_WRITABLE,
        NativeMemory.mechanism(mechanism, NativeMemory.ulongs(), 0),
        NativeMemory.template(publicKey),
        CryptokiModule.ulong(publicKey.size()),
        NativeMemory.template(privateKey),
        CryptokiModule.ulong(privateKey.size()),
        publicHandle,
        privateHandle);
    return NativeMemory.readUlong(privateHandle, 0);
  }

  /** Signs with a mechanism whose parameter is a sequence of CK_ULONG, possibly none. */
  synchronized byte[] sign(long key, long mechanism, byte[] input, long... parameter)
      throws StoreException {
    Memory parameters = NativeMemory.ulongs(parameter);
    long parameterBytes = (long) parameter.length * NativeMemory.ULONG;
    check(
        Call.SIGN_INIT,
        Reason.CAN_NOT_SIGN,
        NativeMemory.mechanism(mechanism, parameters, parameterBytes),
        CryptokiModule.ulong(key));
    Memory signature = new Memory(MAX_SIGNATURE_BYTES);
    Memory length = NativeMemory.ulongs(MAX_SIGNATURE_BYTES);
    check(
        Call.SIGN,
        Reason.CAN_NOT_SIGN,
        NativeMemory.bytes(input),
        CryptokiModule.ulong(input.length),
        signature,
        length);
    return signature.getByteArray(0, (int) NativeMemory.readUlong(length, 0));
  }

  private long login(long user, byte[] pin) {
    Memory memory = NativeMemory.bytes(pin);
    long value =
        module.call(
            Call.LOGIN,
            CryptokiModule.ulong(handle),
            CryptokiModule.ulong(user),
            memory,
            CryptokiModule.ulong(pin.length));
    memory.clear();
    return value;
  }

  private void check(Call call, Reason otherwise, Object... arguments) throws StoreException {
    Object[] all = new Object[arguments.length + 1];
    all[0] = CryptokiModule.ulong(handle);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    module.check(call, otherwise, all);
  }
}
