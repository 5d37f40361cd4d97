package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Java runtime for Windows, which goes into {@code setup.msi} as it is.
 *
 * @param home its folder
 */
record WindowsRuntime(Path home) {
  /** The word that stands for the runtime of the tests. */
  static final String OF_THE_TESTS = "test";

  private static final String VERSION = "JAVA_VERSION";

  /**
   * Takes the runtime that is named.
   *
   * @throws IOException if there is none, if the app can not run on it, or if it is not fit for a
   *     release
   */
  static WindowsRuntime choose(String named, Path ofTheTests, Jdk jdk, boolean release)
      throws IOException {
    WindowsRuntime runtime =
        new WindowsRuntime(
            named.equals(OF_THE_TESTS) ? ofTheTests : Path.of(named).toAbsolutePath());
    runtime.check();
    if (release) {
      runtime.checkForRelease(named, ofTheTests, jdk);
    }
    return runtime;
  }

  private void check() throws IOException {
    if (!Files.exists(home.resolve("bin/javaw.exe"))) {
      throw new IOException("no Java runtime for Windows: " + home);
    }
    if (!stated(home, "OS_ARCH").equals("x86_64")) {
      throw new IOException("not for 64-bit Windows: " + home);
    }
    Set<String> missing = new TreeSet<>(RuntimeImage.UNNAMED);
    missing.add("jdk.crypto.mscapi");
    // Part of java.base since 22.
    missing.remove("jdk.crypto.ec");
    missing.removeAll(Set.of(stated(home, "MODULES").split(" ")));
    if (!missing.isEmpty()) {
      throw new IOException("the runtime for Windows lacks " + missing + ": " + home);
    }
  }

  /** Windows gets what Linux gets: an older runtime has holes that are known. */
  private void checkForRelease(String named, Path ofTheTests, Jdk jdk) throws IOException {
    if (named.equals(OF_THE_TESTS) || home.startsWith(ofTheTests)) {
      throw new IOException("the tests' runtime for Windows is not for a release");
    }
    String wanted = stated(jdk.home(), VERSION);
    if (!stated(home, VERSION).equals(wanted)) {
      throw new IOException(
          "a release wants Java " + wanted + " for Windows, not " + stated(home, VERSION));
    }
  }

  /** Reads the file in which every Java runtime says what it is. */
  private static String stated(Path home, String name) throws IOException {
    Properties release = new Properties();
    try (Reader in = Files.newBufferedReader(home.resolve("release"), StandardCharsets.UTF_8)) {
      release.load(in);
    }
    return release.getProperty(name, "").replace("\"", "");
  }
}
