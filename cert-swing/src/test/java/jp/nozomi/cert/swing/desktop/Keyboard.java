package jp.nozomi.cert.swing.desktop;

/** A person at the keyboard, who looks where the focus is before typing. */
public final class Keyboard {
  private static final int MOST_TABS = 12;

  private final VirtualDisplay display;
  private final Installation app;

  public Keyboard(VirtualDisplay display, Installation app) {
    this.display = display;
    this.app = app;
  }

  /** Types into a field of a screen whose id or title contains this. */
  public void fill(String field, String screen, String text) throws InterruptedException {
    goTo(field, screen);
    display.type(text);
    app.await("what was typed", scene -> scene.typed() == text.length());
  }

  /** Goes on with Tab until this field or button has the focus. */
  public void goTo(String name, String screen) throws InterruptedException {
    Scene scene =
        app.await("screen " + screen, seen -> seen.screen().contains(screen) && isReady(seen));
    for (int tabs = 0; tabs < MOST_TABS && !scene.focus().equals(name); tabs++) {
      String before = scene.focus();
      display.press("Tab");
      scene =
          app.await(
              "a focus after " + before,
              seen -> !seen.focus().isEmpty() && !seen.focus().equals(before));
    }
    if (!scene.focus().equals(name)) {
      throw new IllegalStateException("no " + name + " on " + scene);
    }
  }

  private static boolean isReady(Scene scene) {
    return !scene.busy() && !scene.focus().isEmpty();
  }
}
