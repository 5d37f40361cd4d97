package jp.nozomi.cert.keystore.macos;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import org.jspecify.annotations.Nullable;

/** The objects of one call of the port, which are all released at its end. */
final class CfScope implements AutoCloseable {
  private static final int MAX_TEXT = 1024;
  private static final int MAX_DATA = 1 << 20;

  private final CoreFoundation foundation;
  private final Symbols symbols;
  private final Deque<Pointer> owned = new ArrayDeque<>();

  CfScope(CoreFoundation foundation, Symbols symbols) {
    this.foundation = foundation;
    this.symbols = symbols;
  }

  /** Takes what a Create or Copy function gave. */
  Pointer own(@Nullable Pointer created, String call) throws StoreException {
    if (created == null) {
      throw new StoreException(Reason.UNREADABLE, call + " gave nothing");
    }
    owned.push(created);
    return created;
  }

  Pointer text(String text) throws StoreException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return own(
        foundation.CFStringCreateWithBytes(
            null, utf8, new NativeLong(utf8.length), CoreFoundation.UTF8, (byte) 0),
        "CFStringCreateWithBytes");
  }

  Pointer data(byte[] bytes) throws StoreException {
    return own(foundation.CFDataCreate(null, bytes, new NativeLong(bytes.length)), "CFDataCreate");
  }

  Pointer number(int value) throws StoreException {
    return own(
        foundation.CFNumberCreate(null, CoreFoundation.SINT32, new IntByReference(value)),
        "CFNumberCreate");
  }

  Pointer truth(boolean value) {
    return symbols.object(value ? "kCFBooleanTrue" : "kCFBooleanFalse");
  }

  Pointer constant(String name) {
    return symbols.object(name);
  }

  /** Makes a dictionary whose keys are constants. */
  Pointer dictionary(Map<String, Pointer> entries) throws StoreException {
    Memory keys = pointers(entries.keySet().stream().map(symbols::object).toList());
    Memory values = pointers(List.copyOf(entries.values()));
    return own(
        foundation.CFDictionaryCreate(
            null,
            keys,
            values,
            new NativeLong(entries.size()),
            symbols.place("kCFTypeDictionaryKeyCallBacks"),
            symbols.place("kCFTypeDictionaryValueCallBacks")),
        "CFDictionaryCreate");
  }

  Pointer array(Pointer only) throws StoreException {
    return own(
        foundation.CFArrayCreate(
            null,
            pointers(List.of(only)),
            new NativeLong(1),
            symbols.place("kCFTypeArrayCallBacks")),
        "CFArrayCreate");
  }

  /** Gives an array's members, which live as long as it. */
  List<Pointer> members(Pointer array) {
    List<Pointer> members = new ArrayList<>();
    long count = foundation.CFArrayGetCount(array).longValue();
    for (long index = 0; index < count; index++) {
      members.add(foundation.CFArrayGetValueAtIndex(array, new NativeLong(index)));
    }
    return members;
  }

  /** Gives what a dictionary has, as text; empty also if it is no text. */
  Optional<String> textOf(Pointer dictionary, String key) {
    return value(dictionary, key, foundation.CFStringGetTypeID()).map(this::text);
  }

  /** Gives what a dictionary has, as bytes; empty also if it is no data. */
  Optional<byte[]> bytesOf(Pointer dictionary, String key) throws StoreException {
    Optional<Pointer> data = value(dictionary, key, foundation.CFDataGetTypeID());
    return data.isEmpty() ? Optional.empty() : Optional.of(bytes(data.get()));
  }

  /** Gives what a dictionary has, as truth; empty also if it is none. */
  Optional<Boolean> truthOf(Pointer dictionary, String key) {
    return value(dictionary, key, foundation.CFBooleanGetTypeID())
        .map(value -> foundation.CFBooleanGetValue(value) != 0);
  }

  /** Other programs' items may have other types, and a function for the wrong one crashes. */
  private Optional<Pointer> value(Pointer dictionary, String key, NativeLong type) {
    return Optional.ofNullable(foundation.CFDictionaryGetValue(dictionary, symbols.object(key)))
        .filter(value -> foundation.CFGetTypeID(value).equals(type));
  }

  byte[] bytes(Pointer data) throws StoreException {
    long length = foundation.CFDataGetLength(data).longValue();
    if (length < 0 || length > MAX_DATA) {
      throw new StoreException(Reason.UNREADABLE, "an item of " + length + " bytes");
    }
    return length == 0
        ? new byte[0]
        : foundation.CFDataGetBytePtr(data).getByteArray(0, (int) length);
  }

  /** Reads a text; nothing if it is longer than any of ours. */
  private String text(Pointer string) {
    byte[] buffer = new byte[MAX_TEXT];
    boolean fits =
        foundation.CFStringGetCString(
                string, buffer, new NativeLong(buffer.length), CoreFoundation.UTF8)
            != 0;
    return fits ? Native.toString(buffer, StandardCharsets.UTF_8.name()) : "";
  }

  /** Explains what a function that gives an error left there. */
  StoreException failure(String call, @Nullable Pointer error, Reason otherwise) {
    if (error == null) {
      return new StoreException(otherwise, call + " failed without a reason");
    }
    owned.push(error);
    return MacErrors.of(call, foundation.CFErrorGetCode(error).longValue(), otherwise);
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      foundation.CFRelease(owned.pop());
    }
  }

  private static Memory pointers(List<Pointer> pointers) {
    Memory memory = new Memory((long) pointers.size() * Native.POINTER_SIZE);
    for (int i = 0; i < pointers.size(); i++) {
      memory.setPointer((long) i * Native.POINTER_SIZE, pointers.get(i));
    }
    return memory;
  }
}
