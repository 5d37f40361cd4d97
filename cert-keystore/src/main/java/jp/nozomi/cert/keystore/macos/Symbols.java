package jp.nozomi.cert.keystore.macos;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** The constants that the frameworks export as variables. */
interface Symbols {
  /**
   * Gives a constant object, such as kSecClass: nobody's to release.
   *
   * @param name its name in Apple's headers
   */
  Pointer object(String name);

  /**
   * Gives the place of a constant structure, such as kCFTypeArrayCallBacks.
   *
   * @param name its name in Apple's headers
   */
  Pointer place(String name);

  /** Reads them from the loaded frameworks. */
  static Symbols of(NativeLibrary foundation, NativeLibrary security) {
    return new Symbols() {
      @Override
      public Pointer object(String name) {
        return place(name).getPointer(0);
      }

      @Override
      public Pointer place(String name) {
        NativeLibrary library = name.startsWith("kCF") ? foundation : security;
        return library.getGlobalVariableAddress(name);
      }
    };
  }
}
