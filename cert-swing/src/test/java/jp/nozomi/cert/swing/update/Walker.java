package jp.nozomi.cert.swing.update;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Sees what the windows show, presses their buttons and fills their fields. */
final class Walker {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(50);

  private Walker() {}

  /** Takes one step, written as {@code verb:object}. */
  static void step(String step) {
    String object = step.substring(step.indexOf(':') + 1);
    switch (step.substring(0, step.indexOf(':'))) {
      case "see" -> await(step, () -> dialog().filter(d -> textOf(d).contains(object)));
      case "unseen" -> await(step, () -> dialog().isEmpty() ? Optional.of(true) : Optional.empty());
      case "press" -> press(step, () -> dialog().flatMap(d -> button(d, object)));
      case "wizard" -> press(step, () -> frame().flatMap(f -> button(f, object)));
      case "page" -> await(step, () -> frame().filter(f -> textOf(f).contains(object)));
      case "type" -> type(step, object);
      case "folder" -> choose(step, object);
      default -> throw new IllegalArgumentException(step);
    }
  }

  private static Optional<Window> dialog() {
    return windows(JDialog.class).filter(w -> "update".equals(w.getName())).findFirst();
  }

  private static Optional<Window> frame() {
    return windows(JFrame.class).findFirst();
  }

  private static Stream<Window> windows(Class<? extends Window> kind) {
    return Stream.of(Window.getWindows()).filter(kind::isInstance).filter(Window::isShowing);
  }

  private static Optional<AbstractButton> button(Container in, String name) {
    return components(in)
        .filter(AbstractButton.class::isInstance)
        .map(AbstractButton.class::cast)
        .filter(b -> b.isShowing() && b.isEnabled())
        .filter(b -> name.equals(b.getAccessibleContext().getAccessibleName()))
        .findFirst();
  }

  private static String textOf(Container window) {
    return components(window)
        .filter(Component::isShowing)
        .map(
            c ->
                c instanceof JTextComponent text
                    ? text.getText()
                    : c instanceof AbstractButton b
                        ? b.getText()
                        : c instanceof javax.swing.JLabel label ? label.getText() : "")
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Component> components(Container in) {
    List<Component> all = new ArrayList<>();
    for (Component child : in.getComponents()) {
      all.add(child);
      if (child instanceof Container container) {
        components(container).forEach(all::add);
      }
    }
    return all.stream();
  }

  /**
   * Clicks, and does not wait for what it leads to: a file chooser holds the click until its end.
   */
  private static void press(String step, Supplier<Optional<AbstractButton>> find) {
    AbstractButton button = await(step, find);
    SwingUtilities.invokeLater(button::doClick);
  }

  /** Fills the page's empty fields, one after the other. */
  private static void type(String step, String text) {
    for (String word : text.split("\t", -1)) {
      await(
          step,
          () ->
              frame().stream()
                  .flatMap(Walker::components)
                  .filter(JTextComponent.class::isInstance)
                  .map(JTextComponent.class::cast)
                  .filter(field -> field.isShowing() && field.isEditable())
                  .filter(field -> field.getDocument().getLength() == 0)
                  .findFirst()
                  .map(
                      field -> {
                        field.setText(word);
                        return field;
                      }));
    }
  }

  /** A person would click through the folders; their names are no keys of a test's keyboard. */
  private static void choose(String step, String folder) {
    await(
        step,
        () ->
            windows(JDialog.class)
                .flatMap(Walker::components)
                .filter(JFileChooser.class::isInstance)
                .map(JFileChooser.class::cast)
                .findFirst()
                .map(
                    chooser -> {
                      chooser.setSelectedFile(new File(folder));
                      chooser.approveSelection();
                      return chooser;
                    }));
  }

  /** Looks again and again, on the event thread, until something is there. */
  private static <T> T await(String step, Supplier<Optional<T>> look) {
    long began = System.nanoTime();
    while (System.nanoTime() - began < PATIENCE) {
      Optional<T> seen = onEventThread(look);
      if (seen.isPresent()) {
        return seen.get();
      }
      LockSupport.parkNanos(GLANCE);
    }
    String there =
        onEventThread(
            () ->
                Stream.concat(windows(JFrame.class), windows(JDialog.class))
                    .map(Walker::textOf)
                    .collect(Collectors.joining("\n---\n")));
    throw new IllegalStateException("waited in vain for " + step + "; there is\n" + there);
  }

  private static <T> T onEventThread(Supplier<T> look) {
    List<T> seen = new ArrayList<>();
    try {
      SwingUtilities.invokeAndWait(() -> seen.add(look.get()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
    return seen.get(0);
  }
}
