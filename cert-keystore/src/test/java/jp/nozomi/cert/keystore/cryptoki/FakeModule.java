package jp.nozomi.cert.keystore.cryptoki;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.keystore.cryptoki.CryptokiModule.Call;

/**
 * A module of readers with and without tokens, some of which fail; slots count from 0. No token
 * opens a session.
 */
public final class FakeModule {
  /** CKR_DEVICE_ERROR. */
  private static final long DEVICE_ERROR = 0x30;

  private static final long TOKEN_NOT_PRESENT = 0xE0;
  private static final long TOKEN_PRESENT = 1;
  private static final long INITIALIZED_WITH_PIN = 0x408;
  private static final int FUNCTIONS = 68;
  private static final int FLAGS = 96;

  /** C_GetSlotList. */
  public interface SlotList extends Callback {
    NativeLong call(byte withToken, Pointer slots, Pointer count);
  }

  /** C_GetSlotInfo and C_GetTokenInfo. */
  public interface Info extends Callback {
    NativeLong call(NativeLong slot, Pointer info);
  }

  /** C_OpenSession. */
  public interface Opening extends Callback {
    NativeLong call(
        NativeLong slot, NativeLong flags, Pointer application, Pointer notify, Pointer session);
  }

  private record Reader(String name, String token, long readerError, long tokenError) {}

  private final List<Reader> readers = new ArrayList<>();
  // Kept, because native code does not keep them.
  private final Map<Call, Callback> functions = new LinkedHashMap<>();
  private Memory list = new Memory(1);

  /** Adds a reader with a token. */
  public FakeModule token(String label) {
    return add(label, 0, 0);
  }

  /** Adds a reader without one. */
  public FakeModule emptyReader() {
    return add("", 0, TOKEN_NOT_PRESENT);
  }

  /** Adds a reader whose token fails. */
  public FakeModule failingToken() {
    return add("not to be seen", 0, DEVICE_ERROR);
  }

  /** Adds a reader that fails itself: p11-kit then gives no list of those that have a token. */
  public FakeModule failingReader() {
    return add("not to be seen", DEVICE_ERROR, DEVICE_ERROR);
  }

  /** Gives the module, which lives as long as this. */
  public CryptokiModule module() {
    functions.put(Call.GET_SLOT_LIST, (SlotList) this::slots);
    functions.put(Call.GET_SLOT_INFO, (Info) this::readerInfo);
    functions.put(Call.GET_TOKEN_INFO, (Info) this::tokenInfo);
    functions.put(
        Call.OPEN_SESSION,
        (Opening) (slot, flags, application, notify, session) -> new NativeLong(DEVICE_ERROR));
    list = new Memory((FUNCTIONS + 1L) * NativeMemory.POINTER);
    list.clear();
    functions.forEach(
        (call, function) ->
            list.setPointer(
                CryptokiModule.place(call), CallbackReference.getFunctionPointer(function)));
    return new CryptokiModule("fake", NativeLibrary.getProcess(), list);
  }

  private FakeModule add(String token, long readerError, long tokenError) {
    readers.add(new Reader("reader " + readers.size(), token, readerError, tokenError));
    return this;
  }

  private NativeLong slots(byte withToken, Pointer slots, Pointer count) {
    long found = 0;
    for (int slot = 0; slot < readers.size(); slot++) {
      Reader reader = readers.get(slot);
      if (withToken != 0 && reader.readerError() != 0) {
        return new NativeLong(reader.readerError());
      }
      if (withToken == 0 || reader.tokenError() != TOKEN_NOT_PRESENT) {
        NativeMemory.writeUlong(slots, found++ * NativeMemory.ULONG, slot);
      }
    }
    NativeMemory.writeUlong(count, 0, found);
    return new NativeLong(0);
  }

  private NativeLong readerInfo(NativeLong slot, Pointer info) {
    Reader reader = readers.get(slot.intValue());
    long flags = reader.tokenError() == TOKEN_NOT_PRESENT ? 0 : TOKEN_PRESENT;
    return describe(reader.readerError(), reader.name(), flags, info);
  }

  private NativeLong tokenInfo(NativeLong slot, Pointer info) {
    Reader reader = readers.get(slot.intValue());
    return describe(reader.tokenError(), reader.token(), INITIALIZED_WITH_PIN, info);
  }

  /** Both structures begin with a padded text and have their flags at the same place. */
  private static NativeLong describe(long error, String text, long flags, Pointer info) {
    if (error == 0) {
      byte[] padded = new byte[FLAGS];
      Arrays.fill(padded, (byte) ' ');
      byte[] name = text.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(name, 0, padded, 0, name.length);
      info.write(0, padded, 0, padded.length);
      NativeMemory.writeUlong(info, FLAGS, flags);
    }
    return new NativeLong(error);
  }
}
