package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The tables of an installer, changed after wixl has made it.
 *
 * <p>They go through files, not through SQL in arguments, which are Japanese in some locales only.
 *
 * @param file the installer
 * @param work a folder for what is imported
 */
record MsiDatabase(Path file, Path work) {
  /** Keeps texts in the code page of Japanese Windows from here on. */
  void speakJapanese() throws IOException, InterruptedException {
    write("_ForceCodepage", "\r\n\r\n932\t_ForceCodepage\r\n");
  }

  /** Adds a table, or takes the place of one. */
  void put(MsiTable table) throws IOException, InterruptedException {
    write(table.name(), table.archive());
  }

  /** Adds a row to a table; a column that is not named stays empty. */
  void insert(String table, Map<String, String> row) throws IOException, InterruptedException {
    put(read(table).with(row));
  }

  /** Changes a cell of every row that has a value in another column, of which there must be one. */
  void set(String table, String column, String value, String changed, String text)
      throws IOException, InterruptedException {
    put(read(table).changed(column, value, changed, text));
  }

  /** Reads a table. */
  MsiTable read(String table) throws IOException, InterruptedException {
    List<String> lines =
        Tool.of("msiinfo", "export", file.toString(), table).run().lines().toList();
    return MsiTable.parse(lines);
  }

  private void write(String table, String archive) throws IOException, InterruptedException {
    Path text = Files.writeString(work.resolve(table + ".idt"), archive, StandardCharsets.UTF_8);
    Tool.of("msibuild", file.toString(), "-i", text.toString()).run();
  }
}
