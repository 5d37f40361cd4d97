package jp.nozomi.cert.swing.launch;

import java.util.Map;

/**
 * Windows' own programs, by their whole path: Windows itself would look for a bare name in the
 * working directory first, where anybody may have put a program of that name.
 */
public final class System32 {
  private System32() {}

  /**
   * Gives the path of a program.
   *
   * @param environment the environment
   * @param name the program's file, for example {@code reg.exe}
   * @return its path, also where there is none
   */
  public static String program(Map<String, String> environment, String name) {
    return environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\" + name;
  }
}
