package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jars of the image, without signatures inside them (docs/adr).
 *
 * <p>Classes of a signed jar are never shared, and each costs a check at every start. The package
 * that holds them is what is verified.
 */
final class UnsignedJars {
  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

  private UnsignedJars() {}

  /** Copies a folder of jars; those without signatures as they are. */
  static Path copy(Path libraries, Path into) throws IOException {
    Files.createDirectories(into);
    try (Stream<Path> jars = Files.list(libraries)) {
      for (Path jar : jars.sorted().toList()) {
        copyJar(jar, into.resolve(jar.getFileName()));
      }
    }
    return into;
  }

  private static void copyJar(Path jar, Path copy) throws IOException {
    try (JarFile signed = new JarFile(jar.toFile(), false)) {
      List<JarEntry> entries = signed.stream().toList();
      Manifest manifest = signed.getManifest();
      if (manifest == null || entries.stream().noneMatch(UnsignedJars::isSignature)) {
        Files.copy(jar, copy);
        return;
      }
      // Nothing but the classes' hashes stands there.
      manifest.getEntries().values().removeIf(UnsignedJars::isHash);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
        JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
        first.setTime(entries.get(0).getTime());
        out.putNextEntry(first);
        manifest.write(out);
        for (JarEntry entry : entries) {
          if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
            JarEntry same = new JarEntry(entry.getName());
            same.setTime(entry.getTime());
            out.putNextEntry(same);
            try (InputStream in = signed.getInputStream(entry)) {
              in.transferTo(out);
            }
          }
        }
      }
    }
  }

  private static boolean isSignature(JarEntry entry) {
    return SIGNATURE.matcher(entry.getName()).matches();
  }

  private static boolean isHash(Attributes attributes) {
    return attributes.keySet().stream().allMatch(name -> name.toString().endsWith("-Digest"));
  }
}
