package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** {@code setup.msi}, made on Linux from a Windows runtime, the jars and a terminal command. */
final class WindowsInstaller {
  private WindowsInstaller() {}

  static Path make(Product product, Scope scope, Path runtime, Path libraries, Path work, Path into)
      throws IOException, InterruptedException {
    Path content = work.resolve("windows");
    if (!Files.exists(content)) {
      Files.createDirectories(content);
      copy(runtime, content.resolve("runtime"));
      copy(libraries, content.resolve("lib"));
      Files.writeString(content.resolve(Product.ID + ".cmd"), terminalCommand());
      AppIcon.writeIco(content.resolve(Product.ID + ".ico"));
    }
    Path source = work.resolve(scope.fileName() + ".wxs");
    WixSource.write(product, scope, content, content.resolve(Product.ID + ".ico"), source);
    Path file = into.resolve(scope.fileName());
    // wixl finds files from the folder that it runs in only.
    Tool.of("wixl", "--arch", "x64", "-o", file.toString(), source.toString()).from(content).run();
    MsiTexts.write(product, file, work);
    sign(file);
    return file;
  }

  /**
   * Signs with the key that {@code -Ddist.signing.pkcs11} or {@code -Ddist.signing.pkcs12} names.
   */
  private static void sign(Path file) throws IOException, InterruptedException {
    Optional<String> store = Optional.ofNullable(System.getProperty("dist.signing.pkcs12"));
    if (store.isEmpty()) {
      return;
    }
    Path signed = file.resolveSibling(file.getFileName() + ".signed");
    Tool.of("osslsigncode", "sign", "-pkcs12", store.get(), "-readpass")
        .with(List.of(System.getProperty("dist.signing.passwordFile", "")))
        .with(List.of("-h", "sha256", "-in", file.toString(), "-out", signed.toString()))
        .run();
    Files.move(signed, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String terminalCommand() {
    return String.join(
        "\r\n",
        "@echo off",
        "\"%~dp0runtime\\bin\\java.exe\" -XX:+UseSerialGC -Xshare:auto"
            + " --enable-native-access=ALL-UNNAMED -cp \"%~dp0lib\\*\" "
            + Product.MAIN_CLASS
            + " %*",
        "");
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Tool.of("cp", "-a", from.toString(), to.toString()).run();
  }
}
