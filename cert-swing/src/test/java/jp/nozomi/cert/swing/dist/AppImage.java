package jp.nozomi.cert.swing.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folder with a native launcher, the jars and a runtime.
 *
 * @param folder the folder
 */
record AppImage(Path folder) {
  private static final String SHARED_CLASSES = "certapp.jsa";

  /**
   * The launcher's flags, chosen by measuring: the serial collector starts fastest and holds least
   * memory. C2 begins at twenty times its usual thresholds, so that a short run compiles only what
   * it truly repeats; without C2, deriving a PKCS#12 key would be many times slower.
   */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:Tier4InvocationThreshold=100000",
          "-XX:Tier4MinInvocationThreshold=12000",
          "-XX:Tier4CompileThreshold=300000",
          "-XX:Tier4BackEdgeThreshold=800000",
          "--enable-native-access=ALL-UNNAMED",
          "-Djdk.console=java.base");

  static AppImage make(Product product, Jdk jdk, Path libraries, Path runtime, Path into)
      throws IOException, InterruptedException {
    Path icon = Files.write(into.resolve("certapp.png"), IconFiles.png(256));
    Tool jpackage =
        jdk.tool("jpackage", "--type", "app-image", "--name", Product.ID)
            .with(List.of("--app-version", product.version(), "--vendor", product.vendor()))
            .with(List.of("--description", product.englishName(), "--icon", icon.toString()))
            .with(List.of("--input", libraries.toString(), "--dest", into.toString()))
            .with(List.of("--main-jar", mainJar(libraries), "--main-class", Product.MAIN_CLASS))
            .with(List.of("--runtime-image", runtime.toString()));
    for (String flag : FLAGS) {
      jpackage = jpackage.with(List.of("--java-options", flag));
    }
    jpackage.run();
    Files.delete(icon);
    return new AppImage(into.resolve(Product.ID));
  }

  Path launcher() {
    return folder.resolve("bin").resolve(Product.ID);
  }

  Path java() {
    return folder.resolve("lib/runtime/bin/java");
  }

  /** The class path as the launcher gives it, in its order. */
  String classPath() throws IOException {
    String entry = "app.classpath=$APPDIR/";
    return Files.readAllLines(settings()).stream()
        .filter(line -> line.startsWith(entry))
        .map(line -> folder.resolve("lib/app").resolve(line.substring(entry.length())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path settings() {
    return folder.resolve("lib/app").resolve(Product.ID + ".cfg");
  }

  Path sharedClasses() {
    return folder.resolve("lib/app").resolve(SHARED_CLASSES);
  }

  /** Lets the launcher map the archive, once it is there; a jar that changed since turns it off. */
  void useSharedClasses() throws IOException {
    String options = "[JavaOptions]\n";
    String text = Files.readString(settings());
    Files.writeString(
        settings(),
        text.replace(
            options,
            options
                + "java-options=-XX:SharedArchiveFile=$APPDIR/"
                + SHARED_CLASSES
                + "\njava-options=-Xlog:disable\njava-options=-Xlog:all=error,cds*=off:stderr\n"));
  }

  static String mainJar(Path libraries) throws IOException {
    try (var jars = Files.newDirectoryStream(libraries, "cert-swing-*.jar")) {
      return jars.iterator().next().getFileName().toString();
    }
  }
}
