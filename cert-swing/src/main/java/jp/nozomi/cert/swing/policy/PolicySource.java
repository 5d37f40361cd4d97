package jp.nozomi.cert.swing.policy;

import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.profile.ProfileException;

/** Where a PC's policy comes from. */
@FunctionalInterface
public interface PolicySource {
  /**
   * Reads the policy as it is now.
   *
   * @return the policy; without any it restricts nothing
   * @throws ProfileException naming what is wrong, so that a broken policy is not overlooked
   */
  MachinePolicy read() throws ProfileException;

  /**
   * Reads a file.
   *
   * @param file the file, which need not exist
   * @return the source
   */
  static PolicySource file(Path file) {
    return () -> new PolicyParser(List.of(PolicyFile.read(file))).parse();
  }

  /**
   * Reads this PC's places: on Windows the registry, and then for what it does not set the file.
   *
   * @return the source
   */
  static PolicySource ofThisMachine() {
    return () -> {
      List<PolicyPlace> places = new ArrayList<>();
      if (System.getProperty("os.name").startsWith("Windows")) {
        places.add(
            new PolicyRegistry(new WindowsRegistry(Native.load("advapi32", Advapi32.class))));
      }
      places.add(PolicyFile.read(PolicyFile.place()));
      return new PolicyParser(places).parse();
    };
  }
}
