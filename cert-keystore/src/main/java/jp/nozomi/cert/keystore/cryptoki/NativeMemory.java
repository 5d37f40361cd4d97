package jp.nozomi.cert.keystore.cryptoki;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.List;

/**
 * The layouts of PKCS#11 structures (v2.40 section 2).
 *
 * <p>Windows packs them to one byte and has a CK_ULONG of four; elsewhere a CK_ULONG is as wide as
 * a pointer, so that both follow from adding up the members' sizes.
 */
final class NativeMemory {
  static final int ULONG = NativeLong.SIZE;
  static final int POINTER = Native.POINTER_SIZE;
  static final int ATTRIBUTE_BYTES = ULONG + POINTER + ULONG;
  static final long UNAVAILABLE = ULONG == Long.BYTES ? -1L : 0xffff_ffffL;

  private NativeMemory() {}

  /** Copies bytes; keeps an address even for none. */
  static Memory bytes(byte[] bytes) {
    Memory memory = new Memory(Math.max(1, bytes.length));
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  static long readUlong(Pointer pointer, long offset) {
    return ULONG == Long.BYTES
        ? pointer.getLong(offset)
        : Integer.toUnsignedLong(pointer.getInt(offset));
  }

  static void writeUlong(Pointer pointer, long offset, long value) {
    if (ULONG == Long.BYTES) {
      pointer.setLong(offset, value);
    } else {
      pointer.setInt(offset, (int) value);
    }
  }

  static Memory ulongs(long... values) {
    Memory memory = new Memory((long) Math.max(1, values.length) * ULONG);
    for (int i = 0; i < values.length; i++) {
      writeUlong(memory, (long) i * ULONG, values[i]);
    }
    return memory;
  }

  /** A CK_MECHANISM; the parameter must stay reachable as long as the result. */
  static Memory mechanism(long type, Memory parameter, long parameterBytes) {
    Memory memory = new Memory(ATTRIBUTE_BYTES);
    writeUlong(memory, 0, type);
    memory.setPointer(ULONG, parameterBytes == 0 ? Pointer.NULL : parameter);
    writeUlong(memory, ULONG + POINTER, parameterBytes);
    return memory;
  }

  /** An array of CK_ATTRIBUTE whose values lie behind it in the same block. */
  static Memory template(List<Attribute> attributes) {
    long head = (long) attributes.size() * ATTRIBUTE_BYTES;
    long values = attributes.stream().mapToLong(each -> each.value().length).sum();
    Memory memory = new Memory(Math.max(1, head + values));
    long offset = 0;
    long value = head;
    for (Attribute each : attributes) {
      byte[] bytes = each.value();
      writeUlong(memory, offset, each.type());
      memory.setPointer(offset + ULONG, bytes.length == 0 ? Pointer.NULL : memory.share(value));
      writeUlong(memory, offset + ULONG + POINTER, bytes.length);
      memory.write(value, bytes, 0, bytes.length);
      offset += ATTRIBUTE_BYTES;
      value += bytes.length;
    }
    return memory;
  }
}
