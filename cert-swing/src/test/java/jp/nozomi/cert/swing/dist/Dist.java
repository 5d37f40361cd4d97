package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
  private final Path windowsRuntimeOfTheTests;
  private final Documents documents;
  private final Product product;
  private final PrintStream out;

  private Dist(
      Path libraries,
      Path output,
      Path windowsRuntimeOfTheTests,
      Documents documents,
      Product product,
      PrintStream out) {
    this.libraries = libraries;
    this.output = output;
    this.windowsRuntimeOfTheTests = windowsRuntimeOfTheTests;
    this.documents = documents;
    this.product = product;
    this.out = out;
  }

  /**
   * Makes the packages.
   *
   * @param args the folder of the jars, the folder for the packages, the Maven version, the folder
   *     of the Windows runtime that the tests run on, the bill of materials, and the app's licence
   * @throws IOException if a tool fails or is missing, with what it printed
   * @throws InterruptedException if the build is stopped
   * @throws ProfileException if the built-in profile is not right
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ProfileException {
    Product product = new Product(Product.release(args[2]), builtInProfile());
    new Dist(
            Path.of(args[0]),
            Path.of(args[1]).toAbsolutePath(),
            Path.of(args[3]).toAbsolutePath().normalize(),
            Documents.collect(Path.of(args[4]), Path.of(args[5]), Path.of(args[0])),
            product,
            System.out)
        .make();
  }

  private void make() throws IOException, InterruptedException {
    clear(output);
    Path work = Files.createDirectories(output.resolve("work"));
    boolean release = Boolean.getBoolean("dist.release");
    Jdk jdk = Jdk.choose(Optional.ofNullable(System.getProperty("dist.jdk")));
    Optional<WindowsRuntime> windows = windowsRuntime(jdk, release);
    out.println("runtime of " + jdk.home());
    Path jars = release ? Distribution.mark(libraries, work.resolve("release")) : libraries;
    if (MacPackage.isPossible()) {
      RuntimeImage.make(jdk, jars, work.resolve("runtime"));
      tell(MacPackage.make(product, jdk, jars, work.resolve("runtime"), work, output));
      clear(work);
      return;
    }
    AppImage image = image(product, jdk, jars, work, output);
    documents.write(image.folder().resolve("doc"));
    tell(image.folder());
    if (Tool.exists("dpkg-deb")) {
      tell(DebPackage.make(product, image, documents, work, output));
    }
    if (windows.isPresent()) {
      Signing signing = Signing.ofThisBuild();
      WindowsInstaller installer =
          WindowsInstaller.prepare(product, windows.get(), jars, work.resolve("windows"));
      documents.write(installer.content().resolve("doc"));
      for (Scope scope : Scope.values()) {
        Path file = installer.make(scope, output.resolve(scope.fileName()));
        signing.sign(file);
        tell(file);
      }
    }
    clear(work);
  }

  private Optional<WindowsRuntime> windowsRuntime(Jdk jdk, boolean release) throws IOException {
    String named = System.getProperty("windows.runtime");
    return named == null
        ? Optional.empty()
        : Optional.of(WindowsRuntime.choose(named, windowsRuntimeOfTheTests, jdk, release));
  }

  /**
   * Makes an app image, and nothing else.
   *
   * @param jdk the home folder of the JDK that the runtime comes from
   * @param libraries the folder of the jars
   * @param into where to make it
   * @return its folder
   * @throws IOException if a tool fails or is missing, with what it printed
   * @throws InterruptedException if the thread is interrupted
   * @throws ProfileException if the built-in profile is not right
   */
  public static Path image(Path jdk, Path libraries, Path into)
      throws IOException, InterruptedException, ProfileException {
    Product product = new Product("0.0.0", builtInProfile());
    Path work = Files.createDirectories(into.resolve("work"));
    return image(product, new Jdk(jdk), libraries.toAbsolutePath(), work, into).folder();
  }

  /**
   * Makes {@code setup.msi} of another version, and nothing else.
   *
   * @param runtime the Windows runtime
   * @param libraries the folder of the jars
   * @param version three numbers
   * @param into where to make it
   * @return its file
   * @throws IOException if a tool fails or is missing, with what it printed
   * @throws InterruptedException if the thread is interrupted
   * @throws ProfileException if the built-in profile is not right
   */
  public static Path setup(Path runtime, Path libraries, String version, Path into)
      throws IOException, InterruptedException, ProfileException {
    Product product = new Product(version, builtInProfile());
    return WindowsInstaller.prepare(
            product, new WindowsRuntime(runtime), libraries, into.resolve("work"))
        .make(Scope.USER, into.resolve(Scope.USER.fileName()));
  }

  /**
   * Finds the JDKs that images are made with: the one that runs this, and a newer one if it is at
   * hand.
   *
   * @return their home folders
   * @throws IOException if there is none with jlink
   */
  public static List<Path> jdks() throws IOException {
    return Stream.of(Path.of(System.getProperty("java.home")), Jdk.choose(Optional.empty()).home())
        .distinct()
        .toList();
  }

  private static AppImage image(Product product, Jdk jdk, Path libraries, Path work, Path into)
      throws IOException, InterruptedException {
    Path jars = UnsignedJars.copy(libraries, work.resolve("jars"));
    RuntimeImage.make(jdk, jars, work.resolve("runtime"));
    AppImage image = AppImage.make(product, jdk, jars, work.resolve("runtime"), into);
    SharedClasses.record(image, work.resolve("training"));
    return image;
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
