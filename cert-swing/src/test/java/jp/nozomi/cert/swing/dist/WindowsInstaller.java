package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code setup.msi}, made on Linux from a Windows runtime, the jars and a terminal command.
 *
 * @param product what it is called
 * @param content the folder with what is installed
 * @param work a folder for what is needed on the way
 */
record WindowsInstaller(Product product, Path content, Path work) {
  /** Gathers what is installed. */
  static WindowsInstaller prepare(
      Product product, WindowsRuntime runtime, Path libraries, Path work)
      throws IOException, InterruptedException {
    Path content = Files.createDirectories(work.resolve("content"));
    copy(runtime.home(), content.resolve("runtime"));
    copy(libraries, content.resolve("lib"));
    Files.writeString(content.resolve(Product.ID + ".cmd"), terminalCommand());
    IconFiles.writeIco(content.resolve(Product.ID + ".ico"));
    return new WindowsInstaller(product, content, work);
  }

  /** Makes the installer for one or all users of a PC, and gives its file. */
  Path make(Scope scope, Path file) throws IOException, InterruptedException {
    Path source = work.resolve(scope.fileName() + ".wxs");
    WixSource.write(product, scope, content, content.resolve(Product.ID + ".ico"), source);
    // wixl finds files from the folder that it runs in only.
    Tool.of("wixl", "--arch", "x64", "-o", file.toString(), source.toString()).from(content).run();
    SetupTexts texts = SetupTexts.of(product);
    MsiDatabase msi = new MsiDatabase(file, work);
    MsiTexts.write(product, texts, msi);
    MsiConditions.write(product, scope, texts, msi);
    MsiDialogs.write(texts, msi);
    return file;
  }

  private static String terminalCommand() {
    return String.join(
        "\r\n",
        "@echo off",
        "\"%~dp0runtime\\bin\\java.exe\" "
            + String.join(" ", AppImage.FLAGS)
            + " -cp \"%~dp0lib\\*\" "
            + Product.MAIN_CLASS
            + " %*",
        "");
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Tool.of("cp", "-a", from.toString(), to.toString()).run();
  }
}
