package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.swing.CertApp;

/** Makes the packages for the system that it runs on, and {@code setup.msi} on Linux. */
public final class Dist {
  private final Path libraries;
  private final Path output;
  private final Product product;
  private final PrintStream out;

  private Dist(Path libraries, Path output, Product product, PrintStream out) {
    this.libraries = libraries;
    this.output = output;
    this.product = product;
    this.out = out;
  }

  /**
   * Makes the packages.
   *
   * @param args the folder of the jars, the folder for the packages, and the Maven version
   * @throws IOException if a tool fails or is missing, with what it printed
   * @throws InterruptedException if the build is stopped
   * @throws ProfileException if the built-in profile is not right
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ProfileException {
    Product product = new Product(Product.release(args[2]), builtInProfile());
    new Dist(Path.of(args[0]), Path.of(args[1]).toAbsolutePath(), product, System.out).make();
  }

  private void make() throws IOException, InterruptedException {
    clear(output);
    Path work = Files.createDirectories(output.resolve("work"));
    Jdk jdk = Jdk.choose(Optional.ofNullable(System.getProperty("dist.jdk")));
    out.println("runtime of " + jdk.home());
    RuntimeImage.make(jdk, libraries, work.resolve("runtime"));
    AppImage image = AppImage.make(product, jdk, libraries, work.resolve("runtime"), output);
    SharedClasses.record(image, work.resolve("data"));
    tell(image.folder());
    if (Tool.exists("dpkg-deb")) {
      tell(DebPackage.make(product, image, work, output));
    }
    Optional<Path> windows =
        Optional.ofNullable(System.getProperty("windows.runtime")).map(Path::of);
    if (windows.isPresent()) {
      for (Scope scope : Scope.values()) {
        tell(WindowsInstaller.make(product, scope, windows.get(), libraries, work, output));
      }
    }
    clear(work);
  }

  private void tell(Path made) throws IOException {
    try (Stream<Path> files = Files.walk(made)) {
      long bytes =
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      out.printf("%s  %.1f MB%n", made, bytes / 1e6);
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static BankProfile builtInProfile() throws IOException, ProfileException {
    String name = "app/9999.json";
    try (InputStream in = Objects.requireNonNull(CertApp.class.getResourceAsStream(name), name)) {
      return BankProfile.parse(in.readAllBytes());
    }
  }
}
