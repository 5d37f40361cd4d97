package jp.nozomi.cert.keystore.macos;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of CoreFoundation that the keychain's dictionaries need.
 *
 * <p>Names and parameters are those of Apple's headers. What a function with Create or Copy in its
 * name gives is the caller's, and has to be released.
 */
interface CoreFoundation extends Library {
  /** kCFStringEncodingUTF8 of CFString.h. */
  int UTF8 = 0x08000100;

  /** kCFNumberSInt32Type of CFNumber.h. */
  NativeLong SINT32 = new NativeLong(3);

  @Nullable Pointer CFStringCreateWithBytes(
      @Nullable Pointer allocator,
      byte[] bytes,
      NativeLong length,
      int encoding,
      byte isExternalRepresentation);

  byte CFStringGetCString(Pointer string, byte[] buffer, NativeLong size, int encoding);

  @Nullable Pointer CFDataCreate(@Nullable Pointer allocator, byte[] bytes, NativeLong length);

  NativeLong CFDataGetLength(Pointer data);

  /** Gives memory that is the data's own. */
  Pointer CFDataGetBytePtr(Pointer data);

  @Nullable Pointer CFNumberCreate(
      @Nullable Pointer allocator, NativeLong type, IntByReference value);

  byte CFBooleanGetValue(Pointer value);

  @Nullable Pointer CFDictionaryCreate(
      @Nullable Pointer allocator,
      Memory keys,
      Memory values,
      NativeLong count,
      Pointer keyCallBacks,
      Pointer valueCallBacks);

  /** Gives what is the dictionary's own, or null. */
  @Nullable Pointer CFDictionaryGetValue(Pointer dictionary, Pointer key);

  @Nullable Pointer CFArrayCreate(
      @Nullable Pointer allocator, Memory values, NativeLong count, Pointer callBacks);

  NativeLong CFArrayGetCount(Pointer array);

  /** Gives what is the array's own. */
  Pointer CFArrayGetValueAtIndex(Pointer array, NativeLong index);

  NativeLong CFErrorGetCode(Pointer error);

  NativeLong CFGetTypeID(Pointer object);

  NativeLong CFStringGetTypeID();

  NativeLong CFDataGetTypeID();

  NativeLong CFBooleanGetTypeID();

  void CFRelease(Pointer object);
}
