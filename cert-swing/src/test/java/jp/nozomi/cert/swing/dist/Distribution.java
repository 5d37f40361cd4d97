package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** Marks the app as one for customers: it trusts the root for updates that is in it, only. */
final class Distribution {
  static final String PROPERTIES = "jp/nozomi/cert/swing/app.properties";

  private static final String NO = "(?m)^distribution=false$";
  private static final String YES = "distribution=true";

  private Distribution() {}

  /** Copies a folder of jars, the app's own with the mark (docs/updates.md). */
  static Path mark(Path libraries, Path into) throws IOException {
    Files.createDirectories(into);
    try (Stream<Path> jars = Files.list(libraries)) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, into.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    try (FileSystem jar = FileSystems.newFileSystem(into.resolve(AppImage.mainJar(into)))) {
      mark(jar.getPath(PROPERTIES));
    }
    return into;
  }

  private static void mark(Path properties) throws IOException {
    String text = Files.readString(properties);
    String marked = text.replaceFirst(NO, YES);
    if (marked.equals(text)) {
      throw new IOException("nothing to mark in " + PROPERTIES);
    }
    // Two builds of a commit stay the same.
    FileTime time = Files.getLastModifiedTime(properties);
    Files.writeString(properties, marked);
    Files.setLastModifiedTime(properties, time);
  }
}
