package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tables of Windows Installer's user interface, filled row by row. */
final class DialogTables {
  /** In a table, an empty cell. */
  static final String NONE = "";

  private final List<List<String>> dialogs = new ArrayList<>();
  private final List<List<String>> controls = new ArrayList<>();
  private final List<List<String>> events = new ArrayList<>();
  private final List<List<String>> conditions = new ArrayList<>();
  private final List<List<String>> mappings = new ArrayList<>();

  /**
   * A place in a dialog, in units of a twelfth of the system font's height.
   *
   * @param x from the left
   * @param y from the top
   * @param width to the right
   * @param height downwards
   */
  record Box(int x, int y, int width, int height) {
    private List<String> cells() {
      return List.of(text(x), text(y), text(width), text(height));
    }
  }

  void dialog(String name, Box size, int attributes, String title, String first, String cancel) {
    List<String> row = new ArrayList<>(List.of(name, text(50), text(50)));
    row.addAll(List.of(text(size.width()), text(size.height()), text(attributes), title));
    row.addAll(List.of(first, first, cancel));
    dialogs.add(row);
  }

  void control(
      String dialog, String name, String type, Box box, int attributes, String text, String next) {
    List<String> row = new ArrayList<>(List.of(dialog, name, type));
    row.addAll(box.cells());
    row.addAll(List.of(text(attributes), NONE, text, next, NONE));
    controls.add(row);
  }

  /** Adds what a press of a button does; several are done in the order that they are added. */
  void event(String dialog, String control, String event, String argument) {
    events.add(List.of(dialog, control, event, argument, "1", text(events.size() + 1)));
  }

  void condition(String dialog, String control, String action, String condition) {
    conditions.add(List.of(dialog, control, action, condition));
  }

  void mapping(String dialog, String control, String event, String attribute) {
    mappings.add(List.of(dialog, control, event, attribute));
  }

  void write(MsiDatabase msi) throws IOException, InterruptedException {
    msi.put(
        MsiTable.of(
            "Dialog\tHCentering\tVCentering\tWidth\tHeight\tAttributes\tTitle\tControl_First"
                + "\tControl_Default\tControl_Cancel",
            "s72\ti2\ti2\ti2\ti2\tI4\tL128\ts50\tS50\tS50",
            "Dialog\tDialog",
            dialogs));
    msi.put(
        MsiTable.of(
            "Dialog_\tControl\tType\tX\tY\tWidth\tHeight\tAttributes\tProperty\tText"
                + "\tControl_Next\tHelp",
            "s72\ts50\ts20\ti2\ti2\ti2\ti2\tI4\tS50\tL0\tS50\tL50",
            "Control\tDialog_\tControl",
            controls));
    msi.put(
        MsiTable.of(
            "Dialog_\tControl_\tEvent\tArgument\tCondition\tOrdering",
            "s72\ts50\ts50\ts255\tS255\tI2",
            "ControlEvent\tDialog_\tControl_\tEvent\tArgument\tCondition",
            events));
    msi.put(
        MsiTable.of(
            "Dialog_\tControl_\tAction\tCondition",
            "s72\ts50\ts50\ts255",
            "ControlCondition\tDialog_\tControl_\tAction\tCondition",
            conditions));
    msi.put(
        MsiTable.of(
            "Dialog_\tControl_\tEvent\tAttribute",
            "s72\ts50\ts50\ts50",
            "EventMapping\tDialog_\tControl_\tEvent",
            mappings));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
