package jp.nozomi.cert.swing.policy;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** The part of Windows' advapi32 that reads the registry, named as Windows names it. */
interface Advapi32 extends StdCallLibrary {
  /** Microsoft's winreg.h: HKEY_LOCAL_MACHINE, whose sign is extended to a pointer's size. */
  Pointer HKEY_LOCAL_MACHINE = Pointer.createConstant((long) 0x80000002);

  /** Texts only; the 64-bit view, so that one place counts whatever runs. */
  int RRF_RT_REG_SZ_IN_64_BIT_VIEW = 0x2 | 0x00010000;

  int ERROR_SUCCESS = 0;
  int ERROR_FILE_NOT_FOUND = 2;

  int RegGetValueW(
      Pointer key,
      WString subKey,
      WString value,
      int flags,
      IntByReference type,
      char[] data,
      IntByReference size);
}
