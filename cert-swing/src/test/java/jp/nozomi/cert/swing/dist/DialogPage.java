package jp.nozomi.cert.swing.dist;

import java.util.List;
import jp.nozomi.cert.swing.dist.DialogTables.Box;

/** One page of {@code setup.msi}: a heading, paragraphs, and a row of buttons. */
final class DialogPage {
  static final int MODAL = 7;
  static final int MODELESS = 5;

  private static final Box SIZE = new Box(0, 0, 370, 250);
  private static final Box HEAD = new Box(20, 16, 330, 26);
  private static final int TEXT_TOP = 56;
  private static final int TEXT_HEIGHT = 42;
  private static final Box LINE = new Box(0, 214, 370, 0);
  private static final int BUTTON_TOP = 224;
  private static final int BUTTON_HEIGHT = 18;

  /** Visible, transparent, and an ampersand is an ampersand. */
  private static final int TEXT = 0x30003;

  private static final int VISIBLE = 1;
  private static final int BUTTON = 3;
  private static final int PROGRESS_BAR = 0x10001;

  private final DialogTables tables;
  private final SetupTexts texts;
  private final String name;

  /**
   * Begins a page.
   *
   * @param first the button that Enter presses
   * @param cancel the button that Esc presses
   */
  DialogPage(
      DialogTables tables,
      SetupTexts texts,
      String name,
      int attributes,
      String first,
      String cancel) {
    this.tables = tables;
    this.texts = texts;
    this.name = name;
    tables.dialog(name, SIZE, attributes, texts.of("title"), first, cancel);
    tables.control(name, "Line", "Line", LINE, VISIBLE, DialogTables.NONE, DialogTables.NONE);
  }

  DialogPage head(String key) {
    return text("Head", HEAD, "{\\Title}" + texts.of(key));
  }

  /** Adds the paragraphs of a text; its control's names are the given one and a number. */
  DialogPage text(String control, String key) {
    int number = 0;
    for (String paragraph : texts.of(key).split("\n")) {
      text(
          control + number,
          new Box(20, TEXT_TOP + number * TEXT_HEIGHT, 330, TEXT_HEIGHT - 4),
          paragraph);
      number++;
    }
    return this;
  }

  /** Adds what Windows Installer fills in, for example a folder. */
  DialogPage value(String control, String formatted) {
    return text(control, new Box(30, 150, 310, 36), formatted);
  }

  DialogPage progressBar() {
    Box box = new Box(20, 120, 330, 12);
    tables.control(
        name, "Bar", "ProgressBar", box, PROGRESS_BAR, DialogTables.NONE, DialogTables.NONE);
    tables.mapping(name, "Bar", "SetProgress", "Progress");
    return this;
  }

  /** Shows a text's paragraphs only under a condition. */
  DialogPage onlyIf(String condition, String... controls) {
    for (String control : controls) {
      tables.condition(name, control, "Hide", "NOT (" + condition + ")");
    }
    return this;
  }

  /**
   * Adds a row of buttons, from left to right; the tabulator goes round them.
   *
   * @param row each with the key of its text, which is its name
   */
  DialogPage buttons(List<Button> row) {
    int x = SIZE.width() - 10 - row.size() * (Button.WIDTH + 6);
    for (int i = 0; i < row.size(); i++) {
      Button button = row.get(i);
      Box box = new Box(x, BUTTON_TOP, Button.WIDTH, BUTTON_HEIGHT);
      String next = row.get((i + 1) % row.size()).key();
      tables.control(name, button.key(), "PushButton", box, BUTTON, texts.of(button.key()), next);
      tables.event(name, button.key(), button.event(), button.argument());
      x += Button.WIDTH + 6;
    }
    return this;
  }

  private DialogPage text(String control, Box box, String text) {
    tables.control(name, control, "Text", box, TEXT, text, DialogTables.NONE);
    return this;
  }

  /**
   * A button.
   *
   * @param key the key of its text, which is its name
   * @param event what a press does
   * @param argument to what
   */
  record Button(String key, String event, String argument) {
    private static final int WIDTH = 76;

    static Button to(String key, String page) {
      return new Button(key, "NewDialog", page);
    }

    static Button over(String key, String page) {
      return new Button(key, "SpawnDialog", page);
    }

    static Button end(String key, String how) {
      return new Button(key, "EndDialog", how);
    }
  }
}
