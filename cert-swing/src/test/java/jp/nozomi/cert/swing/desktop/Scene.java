package jp.nozomi.cert.swing.desktop;

import java.util.List;

/**
 * What a window shows, as its process tells it.
 *
 * @param process the process
 * @param screen the manual's id, or the title of a screen without one
 * @param title the title
 * @param busy whether it is at work
 * @param focus the name of the component that has the focus
 * @param typed how many characters the component with the focus has
 * @param selected the selected row of the list; -1 for none
 * @param notice what is told above the page
 * @param words what can be read: labels, texts, what buttons and columns are called
 */
public record Scene(
    long process,
    String screen,
    String title,
    boolean busy,
    String focus,
    int typed,
    int selected,
    String notice,
    List<String> words) {
  private static final String BETWEEN = "\t";
  private static final int WORDS = 8;

  String line() {
    return String.join(
        BETWEEN,
        Long.toString(process),
        screen,
        title,
        Boolean.toString(busy),
        focus,
        Integer.toString(typed),
        Integer.toString(selected),
        notice,
        String.join(BETWEEN, words));
  }

  static Scene parse(String line) {
    String[] cells = line.split(BETWEEN, -1);
    return new Scene(
        Long.parseLong(cells[0]),
        cells[1],
        cells[2],
        Boolean.parseBoolean(cells[3]),
        cells[4],
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]),
        cells[7],
        List.of(cells).subList(WORDS, cells.length));
  }
}
