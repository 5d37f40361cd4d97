package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The package for macOS. Unverified: it was never made or installed on a Mac, and is unsigned. */
final class MacPackage {
  private static final String IDENTIFIER = "jp.nozomi.cert.certapp";

  private MacPackage() {}

  /** Tells whether this machine can make it. */
  static boolean isPossible() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  static Path make(Product product, Jdk jdk, Path libraries, Path runtime, Path work, Path into)
      throws IOException, InterruptedException {
    Path icon = work.resolve(Product.ID + ".icns");
    IconFiles.writeIcns(icon);
    Path made = Files.createDirectories(work.resolve("pkg"));
    Tool jpackage =
        jdk.tool("jpackage", "--type", "pkg", "--name", Product.ID, "--dest", made.toString())
            .with(List.of("--app-version", product.version(), "--vendor", product.vendor()))
            .with(List.of("--description", product.englishName(), "--icon", icon.toString()))
            .with(List.of("--mac-package-identifier", IDENTIFIER))
            .with(List.of("--input", libraries.toString(), "--runtime-image", runtime.toString()))
            .with(List.of("--main-class", Product.MAIN_CLASS))
            .with(List.of("--main-jar", AppImage.mainJar(libraries)));
    for (String flag : AppImage.FLAGS) {
      jpackage = jpackage.with(List.of("--java-options", flag));
    }
    jpackage.run();
    Path file = into.resolve(Product.ID + "-" + product.version() + ".pkg");
    return Files.move(made.resolve(file.getFileName()), file);
  }
}
