package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The Debian package: the app image in /opt, a menu entry that also takes the URL scheme, icons.
 *
 * <p>It has no maintainer scripts: Debian's own triggers take up the menu entry and the scheme, and
 * nothing is left behind but the users' own data.
 */
final class DebPackage {
  private static final String INSTALLED = "/opt/" + Product.ID;

  private DebPackage() {}

  static Path make(Product product, AppImage image, Documents documents, Path work, Path into)
      throws IOException, InterruptedException {
    Path root = work.resolve("deb");
    copy(image.folder(), root.resolve("opt").resolve(Product.ID));
    Path bin = Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve(Product.ID), Path.of(INSTALLED, "bin", Product.ID));
    write(root, "usr/share/applications/certapp.desktop", menuEntry(product));
    write(root, "usr/share/applications/certapp-open.desktop", schemeEntry(product));
    write(root, "usr/share/doc/certapp/copyright", copyright(product, documents));
    for (int size : IconFiles.SIZES) {
      Path folder = root.resolve("usr/share/icons/hicolor/" + size + "x" + size + "/apps");
      Files.write(Files.createDirectories(folder).resolve("certapp.png"), IconFiles.png(size));
    }
    write(root, "DEBIAN/control", control(product, image, root));
    Path file = into.resolve(Product.ID + "_" + product.version() + "_" + architecture() + ".deb");
    Tool.of("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root.toString(), file.toString())
        .run();
    return file;
  }

  /** Follows the Desktop Entry Specification 1.4. */
  private static String menuEntry(Product product) {
    return desktopEntry(
        product, "/bin/certapp", "StartupNotify=true", "Categories=Office;Finance;");
  }

  /** Takes the bank's links; not in the menu, since it does nothing without one. */
  private static String schemeEntry(Product product) {
    return desktopEntry(
        product,
        "/bin/certapp open -- %u",
        "NoDisplay=true",
        "MimeType=x-scheme-handler/" + product.profile().urlScheme() + ";");
  }

  private static String desktopEntry(Product product, String command, String... more) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "[Desktop Entry]",
                "Type=Application",
                "Version=1.4",
                "Name=" + product.englishName(),
                "Name[ja]=" + product.japaneseName(),
                "Exec=" + INSTALLED + command,
                "Icon=certapp",
                "Terminal=false"));
    lines.addAll(List.of(more));
    return String.join("\n", lines) + "\n";
  }

  private static String copyright(Product product, Documents documents) {
    return String.join(
        "\n",
        product.englishName() + ", " + product.vendor(),
        "",
        documents.licence().strip(),
        "",
        "The libraries inside, each with its own licence. Those of the Java runtime are in",
        INSTALLED + "/lib/runtime/legal.",
        "",
        documents.thirdParty());
  }

  private static String control(Product product, AppImage image, Path root)
      throws IOException, InterruptedException {
    return String.join(
        "\n",
        "Package: " + Product.ID,
        "Version: " + product.version(),
        "Architecture: " + architecture(),
        "Maintainer: " + product.vendor() + " <" + product.profile().support().url() + ">",
        "Section: net",
        "Priority: optional",
        "Installed-Size: " + size(root) / 1024,
        // Java loads fontconfig by its name, so that no list of needed libraries has it.
        "Depends: libfontconfig1, " + String.join(", ", packagesOf(image)),
        "Recommends: fonts-noto-cjk | fonts-ipafont, xdg-utils, libnss3",
        "Description: " + product.englishName(),
        " Gets the client certificate for online banking and keeps it valid.",
        "");
  }

  /** Asks which packages have the libraries that the image's native parts are linked with. */
  private static Set<String> packagesOf(AppImage image) throws IOException, InterruptedException {
    Set<Path> needed = new TreeSet<>();
    try (Stream<Path> files = Files.walk(image.folder())) {
      for (Path file : files.filter(DebPackage::isNative).toList()) {
        Tool.of("ldd", file.toString())
            .run()
            .lines()
            .filter(line -> line.contains("=> /"))
            .map(line -> Path.of(line.replaceFirst(".*=> ", "").replaceFirst(" \\(.*", "")))
            .filter(library -> !library.startsWith(image.folder()))
            .forEach(needed::add);
      }
    }
    Set<String> packages = new TreeSet<>();
    for (Path library : needed) {
      // /lib is /usr/lib nowadays, and packages name either.
      Path name = library.subpath(library.getNameCount() - 2, library.getNameCount());
      String owner = Tool.of("dpkg", "-S", "*/" + name).run();
      packages.add(owner.replaceFirst(":.*", "").strip());
    }
    return packages;
  }

  private static boolean isNative(Path file) {
    return file.toString().endsWith(".so") && Files.isRegularFile(file);
  }

  private static String architecture() throws IOException, InterruptedException {
    return Tool.of("dpkg", "--print-architecture").run().strip();
  }

  private static long size(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Files.createDirectories(to.getParent());
    // Times must stay, since the archive of classes names those of the jars.
    Tool.of("cp", "-a", from.toString(), to.toString()).run();
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
