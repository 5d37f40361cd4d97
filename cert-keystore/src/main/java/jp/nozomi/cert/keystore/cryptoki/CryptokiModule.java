package jp.nozomi.cert.keystore.cryptoki;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/**
 * A loaded and initialized PKCS#11 module.
 *
 * <p>Thread-safe, because the module is told to lock. It is never finalized: others in the process
 * may use it, and a process has one instance of it.
 */
public final class CryptokiModule {
  /** The module's functions by their place in CK_FUNCTION_LIST (PKCS#11 v2.40 section 5.2). */
  enum Call {
    INITIALIZE(0, "C_Initialize"),
    GET_SLOT_LIST(4, "C_GetSlotList"),
    GET_SLOT_INFO(5, "C_GetSlotInfo"),
    GET_TOKEN_INFO(6, "C_GetTokenInfo"),
    GET_MECHANISM_INFO(8, "C_GetMechanismInfo"),
    INIT_PIN(10, "C_InitPIN"),
    OPEN_SESSION(12, "C_OpenSession"),
    CLOSE_SESSION(13, "C_CloseSession"),
    GET_SESSION_INFO(15, "C_GetSessionInfo"),
    LOGIN(18, "C_Login"),
    LOGOUT(19, "C_Logout"),
    CREATE_OBJECT(20, "C_CreateObject"),
    DESTROY_OBJECT(22, "C_DestroyObject"),
    GET_ATTRIBUTE_VALUE(24, "C_GetAttributeValue"),
    SET_ATTRIBUTE_VALUE(25, "C_SetAttributeValue"),
    FIND_OBJECTS_INIT(26, "C_FindObjectsInit"),
    FIND_OBJECTS(27, "C_FindObjects"),
    FIND_OBJECTS_FINAL(28, "C_FindObjectsFinal"),
    SIGN_INIT(42, "C_SignInit"),
    SIGN(43, "C_Sign"),
    GENERATE_KEY_PAIR(59, "C_GenerateKeyPair");

    private final int index;
    private final String label;

    Call(int index, String label) {
      this.index = index;
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private static final long OS_LOCKING_OK = 2;
  private static final int INIT_ARGUMENT_POINTERS = 7;
  private static final byte WITH_TOKEN = 1;
  private static final byte ALL_SLOTS = 0;
  private static final long TOKEN_PRESENT = 1;
  private static final int SLOT_DESCRIPTION_BYTES = 64;
  private static final long MAX_SLOTS = 1024;
  private static final int INFO_BYTES = 512;
  private static final int FLAGS_OFFSET = 96;
  private static final long MECHANISM_IN_HARDWARE = 1;

  private final String name;
  private final Pointer functions;
  private final NativeLibrary library;

  CryptokiModule(String name, NativeLibrary library, Pointer functions) {
    this.name = name;
    this.library = library;
    this.functions = functions;
  }

  /**
   * Loads a module and initializes it, unless the process has done so already.
   *
   * @param name the module's path, or its file name for the system's search path
   * @param parameters what NSS's module takes besides (empty for other modules)
   * @return the module
   * @throws StoreException with {@link Reason#NOT_AVAILABLE} if it is no module or does not start
   */
  public static CryptokiModule load(String name, Optional<String> parameters)
      throws StoreException {
    NativeLibrary library;
    Pointer functions;
    try {
      library = NativeLibrary.getInstance(name);
      Memory place = new Memory(NativeMemory.POINTER);
      long value = library.getFunction("C_GetFunctionList").invokeInt(new Object[] {place});
      if (value != ReturnValue.OK) {
        throw ReturnValue.failure(value, "C_GetFunctionList", Reason.NOT_AVAILABLE);
      }
      functions = place.getPointer(0);
    } catch (UnsatisfiedLinkError e) {
      throw new StoreException(Reason.NOT_AVAILABLE, "no PKCS#11 module: " + name, e);
    }
    CryptokiModule module = new CryptokiModule(name, library, functions);
    module.initialize(parameters);
    return module;
  }

  /**
   * Gives the name that the module was loaded by.
   *
   * @return its path or file name
   */
  public String name() {
    return name;
  }

  /**
   * Lists the slots that have a token in them, and those that do not tell.
   *
   * <p>p11-kit gives no list at all as soon as one reader of one of its modules fails: then each
   * slot is asked by itself.
   *
   * @return the slots' numbers
   * @throws StoreException if the module fails
   */
  public List<Long> slots() throws StoreException {
    Memory count = NativeMemory.ulongs(MAX_SLOTS);
    Memory slots = new Memory(MAX_SLOTS * NativeMemory.ULONG);
    if (call(Call.GET_SLOT_LIST, WITH_TOKEN, slots, count) == ReturnValue.OK) {
      return numbers(slots, count);
    }
    NativeMemory.writeUlong(count, 0, MAX_SLOTS);
    check(Call.GET_SLOT_LIST, Reason.GONE, ALL_SLOTS, slots, count);
    return numbers(slots, count).stream().filter(slot -> !isEmpty(slot)).toList();
  }

  private static List<Long> numbers(Memory slots, Memory count) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < NativeMemory.readUlong(count, 0); i++) {
      numbers.add(NativeMemory.readUlong(slots, (long) i * NativeMemory.ULONG));
    }
    return numbers;
  }

  private boolean isEmpty(long slot) {
    Memory info = new Memory(INFO_BYTES);
    return call(Call.GET_SLOT_INFO, ulong(slot), info) == ReturnValue.OK
        && (NativeMemory.readUlong(info, FLAGS_OFFSET) & TOKEN_PRESENT) == 0;
  }

  /**
   * Names a slot for a person, with or without a token.
   *
   * @param slot the slot
   * @return what the module calls it, or its number
   */
  public String slotName(long slot) {
    Memory info = new Memory(INFO_BYTES);
    String description =
        call(Call.GET_SLOT_INFO, ulong(slot), info) == ReturnValue.OK
            ? text(info, 0, SLOT_DESCRIPTION_BYTES)
            : "";
    return description.isEmpty() ? "slot " + slot : description;
  }

  /**
   * Describes the token in a slot.
   *
   * @param slot the slot
   * @return the token
   * @throws StoreException if there is none
   */
  public TokenInfo token(long slot) throws StoreException {
    Memory info = new Memory(INFO_BYTES);
    check(Call.GET_TOKEN_INFO, Reason.GONE, ulong(slot), info);
    return new TokenInfo(
        text(info, 0, 32), text(info, 80, 16), NativeMemory.readUlong(info, FLAGS_OFFSET));
  }

  private static String text(Memory info, int offset, int length) {
    return new String(info.getByteArray(offset, length), StandardCharsets.UTF_8).stripTrailing();
  }

  /**
   * Tells whether there is a token in a slot.
   *
   * @param slot the slot
   * @return false also if there is no such slot
   */
  public boolean isPresent(long slot) {
    Memory info = new Memory(INFO_BYTES);
    return call(Call.GET_TOKEN_INFO, ulong(slot), info) == ReturnValue.OK;
  }

  /** Asks for a mechanism's key sizes and whether hardware does it. */
  Optional<MechanismInfo> mechanism(long slot, long mechanism) {
    Memory info = new Memory(3L * NativeMemory.ULONG);
    if (call(Call.GET_MECHANISM_INFO, ulong(slot), ulong(mechanism), info) != ReturnValue.OK) {
      return Optional.empty();
    }
    long flags = NativeMemory.readUlong(info, 2L * NativeMemory.ULONG);
    return Optional.of(
        new MechanismInfo(
            NativeMemory.readUlong(info, 0),
            NativeMemory.readUlong(info, NativeMemory.ULONG),
            (flags & MECHANISM_IN_HARDWARE) != 0));
  }

  /**
   * Opens a session with the token in a slot, for writing if the token allows it.
   *
   * @param slot the slot
   * @return the session
   * @throws StoreException if there is no token or it refuses
   */
  public CryptokiSession open(long slot) throws StoreException {
    return CryptokiSession.open(this, slot);
  }

  static NativeLong ulong(long value) {
    return new NativeLong(value);
  }

  void check(Call call, Reason otherwise, Object... arguments) throws StoreException {
    long value = call(call, arguments);
    if (value != ReturnValue.OK) {
      throw ReturnValue.failure(value, call.label(), otherwise);
    }
  }

  long call(Call call, Object... arguments) {
    Pointer address = functions.getPointer(place(call));
    // One call at a time for each library, of which JNA keeps one object a process: modules promise
    // to lock (v2.40 section 5.4), but SoftHSM 2.6 now and then fails a key generation that runs
    // beside another session's with CKR_GENERAL_ERROR.
    synchronized (library) {
      NativeLong value =
          (NativeLong) Function.getFunction(address).invoke(NativeLong.class, arguments);
      return value.longValue() & NativeMemory.UNAVAILABLE;
    }
  }

  /** Gives a function's place in CK_FUNCTION_LIST, behind the version. */
  static long place(Call call) {
    int head = Platform.isWindows() ? 2 : NativeMemory.POINTER;
    return head + (long) call.index * NativeMemory.POINTER;
  }

  // NSS puts its parameters between flags and reserved; other modules see them as reserved, which
  // must be null (PKCS#11 v2.40 section 5.4).
  private void initialize(Optional<String> parameters) throws StoreException {
    Memory arguments = new Memory((long) INIT_ARGUMENT_POINTERS * NativeMemory.POINTER);
    arguments.clear();
    NativeMemory.writeUlong(arguments, 4L * NativeMemory.POINTER, OS_LOCKING_OK);
    Memory text =
        NativeMemory.bytes((parameters.orElse("") + '\0').getBytes(StandardCharsets.UTF_8));
    if (parameters.isPresent()) {
      arguments.setPointer(4L * NativeMemory.POINTER + NativeMemory.ULONG, text);
    }
    long value = call(Call.INITIALIZE, arguments);
    if (value != ReturnValue.OK && value != ReturnValue.ALREADY_INITIALIZED) {
      throw ReturnValue.failure(value, Call.INITIALIZE.label(), Reason.NOT_AVAILABLE);
    }
    text.clear();
  }

  /**
   * Gives the loaded library.
   *
   * @return for its text form in logs
   */
  @Override
  public String toString() {
    return library.toString();
  }
}
