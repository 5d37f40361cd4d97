package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of an installer, changed after wixl has made it.
 *
 * @param file the installer
 * @param work a folder for what is imported
 */
record MsiDatabase(Path file, Path work) {
  /** Keeps texts in the code page of Japanese Windows from here on. */
  void speakJapanese() throws IOException, InterruptedException {
    importTable("_ForceCodepage", "\r\n\r\n932\t_ForceCodepage\r\n");
  }

  /** Runs one statement of Windows Installer's SQL. */
  void run(String statement) throws IOException, InterruptedException {
    Tool.of("msibuild", file.toString(), "-q", statement).run();
  }

  /**
   * Adds a row.
   *
   * @param row the cells by their columns: texts and integers
   */
  void insert(String table, Map<String, Object> row) throws IOException, InterruptedException {
    List<String> columns = List.copyOf(row.keySet());
    run(
        columns.stream()
            .map(column -> literal(row.get(column)))
            .collect(
                Collectors.joining(
                    ", ",
                    "INSERT INTO `" + table + "` (`" + String.join("`, `", columns) + "`) VALUES (",
                    ")")));
  }

  private static String literal(Object cell) {
    return cell instanceof Integer ? cell.toString() : quoted(cell.toString());
  }

  /**
   * Adds a table, in Windows Installer's archive format.
   *
   * @param columns the names, the types, and the table with its keys: three lines with tabs
   */
  void add(String table, List<String> columns, List<List<String>> rows)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    columns.forEach(line -> text.append(line).append("\r\n"));
    rows.forEach(row -> text.append(String.join("\t", row)).append("\r\n"));
    importTable(table, text.toString());
  }

  private void importTable(String table, String text) throws IOException, InterruptedException {
    Path archive =
        Files.writeString(work.resolve(table + ".idt"), text, StandardCharsets.UTF_8);
    Tool.of("msibuild", file.toString(), "-i", archive.toString()).run();
  }

  /** Writes a text as the SQL takes it, which knows no quotes in texts. */
  static String quoted(String text) {
    if (text.contains("'") || text.contains("`")) {
      throw new IllegalArgumentException(
          "quotes are not possible in an installer's texts: " + text);
    }
    return "'" + text + "'";
  }
}
