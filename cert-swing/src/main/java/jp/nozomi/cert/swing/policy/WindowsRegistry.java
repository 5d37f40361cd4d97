package jp.nozomi.cert.swing.policy;

import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;
import jp.nozomi.cert.core.profile.ProfileException;

/**
 * Reads texts below {@code HKEY_LOCAL_MACHINE} through Windows itself.
 *
 * @param advapi Windows' library
 */
record WindowsRegistry(Advapi32 advapi) implements PolicyRegistry.Values {
  private static final int LONGEST = 4_096;

  @Override
  public Optional<String> text(String key, String name) throws ProfileException {
    char[] data = new char[LONGEST];
    IntByReference size = new IntByReference(LONGEST * Character.BYTES);
    int status =
        advapi.RegGetValueW(
            Advapi32.HKEY_LOCAL_MACHINE,
            new WString(key),
            new WString(name),
            Advapi32.RRF_RT_REG_SZ_IN_64_BIT_VIEW,
            new IntByReference(),
            data,
            size);
    return switch (status) {
      case Advapi32.ERROR_FILE_NOT_FOUND -> Optional.empty();
      // The size counts the zero at the end, which Windows makes sure of.
      case Advapi32.ERROR_SUCCESS ->
          Optional.of(new String(data, 0, Math.max(0, size.getValue() / Character.BYTES - 1)));
      default ->
          throw ProfileException.ofAdministrator(
              "HKLM\\" + key + " " + name, "can not be read as text: error " + status, null);
    };
  }
}
