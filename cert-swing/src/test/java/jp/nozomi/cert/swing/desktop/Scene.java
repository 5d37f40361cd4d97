package jp.nozomi.cert.swing.desktop;

/**
 * What a window shows, as its process tells it.
 *
 * @param process the process
 * @param screen the manual's id, or the title of a screen without one
 * @param busy whether it is at work
 * @param focus the name of the component that has the focus
 * @param typed how many characters the component with the focus has
 * @param selected the selected row of the list; -1 for none
 * @param notice what is told above the page
 */
public record Scene(
    long process,
    String screen,
    boolean busy,
    String focus,
    int typed,
    int selected,
    String notice) {
  private static final String BETWEEN = "\t";

  String line() {
    return String.join(
        BETWEEN,
        Long.toString(process),
        screen,
        Boolean.toString(busy),
        focus,
        Integer.toString(typed),
        Integer.toString(selected),
        notice);
  }

  static Scene parse(String line) {
    String[] cells = line.split(BETWEEN, -1);
    return new Scene(
        Long.parseLong(cells[0]),
        cells[1],
        Boolean.parseBoolean(cells[2]),
        cells[3],
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        cells[6]);
  }
}
