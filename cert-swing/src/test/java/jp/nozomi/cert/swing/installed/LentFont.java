package jp.nozomi.cert.swing.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.swing.desktop.Programs;

/** A Japanese font for a Java runtime where Windows has none, as Wine; taken back at the end. */
record LentFont(Path link) implements AutoCloseable {
  static final String NAME = "Noto Sans CJK JP";

  private static final Path FONT =
      Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");

  static LentFont to(Path runtime) throws IOException {
    Programs.require(Files.exists(FONT), "fonts-noto-cjk is not installed");
    Path folder = Files.createDirectories(runtime.resolve("lib/fonts/fallback"));
    return new LentFont(Files.createSymbolicLink(folder.resolve("lent.ttc"), FONT));
  }

  @Override
  public void close() throws IOException {
    Files.delete(link);
    Files.delete(link.getParent());
    Files.delete(link.getParent().getParent());
  }
}
