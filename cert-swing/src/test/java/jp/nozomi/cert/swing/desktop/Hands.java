package jp.nozomi.cert.swing.desktop;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

/** A user with a keyboard and no mouse, in the process of the windows. */
final class Hands {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int GLANCE_MILLIS = 20;

  private final Robot robot;

  Hands() throws AWTException {
    robot = new Robot();
    robot.setAutoDelay(5);
  }

  /** Ends this process at the first error of any thread, so that nobody waits for its windows. */
  static void endAtTheFirstError() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          StringWriter trace = new StringWriter();
          error.printStackTrace(new PrintWriter(trace, true));
          System.err.println(thread.getName() + ": " + trace);
          Runtime.getRuntime().halt(1);
        });
  }

  /** Waits until a page with this title has the focus on one of its components. */
  void awaitPage(String title) {
    await("the page " + title, () -> title.equals(title()) && focused().isPresent());
  }

  void awaitFocus(String name) {
    await("the focus on " + name, () -> focused().filter(name::equals).isPresent());
  }

  void await(String what, Supplier<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!onEventThread(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            what
                + " did not come: "
                + onEventThread(Hands::title)
                + ", "
                + onEventThread(Hands::focused));
      }
      glance();
    }
    robot.waitForIdle();
  }

  /** Lets a moment pass before the next look. */
  void glance() {
    robot.delay(GLANCE_MILLIS);
  }

  void type(String text) {
    text.chars().forEach(this::typeCharacter);
    robot.waitForIdle();
  }

  void press(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
    robot.waitForIdle();
  }

  void alt(char mnemonic) {
    press(KeyEvent.VK_ALT, mnemonic);
  }

  private void typeCharacter(int character) {
    int key = KeyEvent.getExtendedKeyCodeForChar(character);
    if (Character.isUpperCase(character)) {
      press(KeyEvent.VK_SHIFT, key);
    } else {
      press(key);
    }
  }

  /** The title of the page that is shown. Event thread only. */
  static String title() {
    return frame()
        .flatMap(frame -> find(frame, c -> "title".equals(c.getName())))
        .map(label -> ((JLabel) label).getText())
        .orElse("");
  }

  /** The accessible name of what has the focus. Event thread only. */
  static Optional<String> focused() {
    Component owner =
        KeyboardFocusManager.getCurrentKeyboardFocusManager().getPermanentFocusOwner();
    return Optional.ofNullable(owner)
        .map(component -> component.getAccessibleContext().getAccessibleName());
  }

  static Optional<Frame> frame() {
    return Arrays.stream(Frame.getFrames()).filter(Component::isShowing).findFirst();
  }

  static Optional<Component> find(Container container, Predicate<Component> wanted) {
    return all(container).filter(wanted).findFirst();
  }

  static Stream<Component> all(Container container) {
    return Arrays.stream(container.getComponents())
        .flatMap(
            child ->
                Stream.concat(
                    Stream.of(child),
                    child instanceof Container inner ? all(inner) : Stream.empty()));
  }

  static <T> T onEventThread(Supplier<T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    try {
      SwingUtilities.invokeAndWait(() -> answer.set(question.get()));
    } catch (InterruptedException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
    return answer.get();
  }
}
