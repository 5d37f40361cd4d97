package jp.nozomi.cert.swing.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of Windows Installer, as its archive format has it: cells with tabs between them.
 *
 * @param columns the names of the columns
 * @param types their types
 * @param key the table's name and the columns that tell its rows apart
 * @param rows the rows
 */
record MsiTable(
    List<String> columns, List<String> types, List<String> key, List<List<String>> rows) {
  private static final String TAB = "\t";

  /** Reads three lines of a head, and one for each row. */
  static MsiTable parse(List<String> lines) {
    List<List<String>> cells = lines.stream().map(line -> List.of(line.split(TAB, -1))).toList();
    return new MsiTable(cells.get(0), cells.get(1), cells.get(2), cells.subList(3, cells.size()));
  }

  /** Makes a table from the three lines of its head. */
  static MsiTable of(String columns, String types, String key, List<List<String>> rows) {
    return new MsiTable(
        List.of(columns.split(TAB)), List.of(types.split(TAB)), List.of(key.split(TAB)), rows);
  }

  String name() {
    return key.get(0);
  }

  MsiTable with(Map<String, String> row) {
    if (!Set.copyOf(columns).containsAll(row.keySet())) {
      throw new IllegalArgumentException(name() + " has no such columns: " + row.keySet());
    }
    List<List<String>> more = new ArrayList<>(rows);
    more.add(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
    return new MsiTable(columns, types, key, more);
  }

  MsiTable changed(String column, String value, String changed, String text) {
    int at = columns.indexOf(column);
    int target = columns.indexOf(changed);
    List<List<String>> all = new ArrayList<>();
    boolean found = false;
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      if (row.get(at).equals(value)) {
        cells.set(target, text);
        found = true;
      }
      all.add(cells);
    }
    if (!found) {
      throw new IllegalArgumentException(name() + " has no " + column + " " + value);
    }
    return new MsiTable(columns, types, key, all);
  }

  String archive() {
    List<List<String>> all = new ArrayList<>(List.of(columns, types, key));
    all.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      text.append(String.join(TAB, row)).append("\r\n");
    }
    return text.toString();
  }
}
