package jp.nozomi.cert.swing.desktop;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JTable;
import javax.swing.RepaintManager;
import javax.swing.Timer;
import javax.swing.text.JTextComponent;

/** Tells the test what this process's window shows, each time that it has changed. */
final class Reporter {
  private static final int MILLIS = 40;
  private static final int STEADY = 5;

  private final PrintWriter out;
  private Optional<Scene> last = Optional.empty();
  private int looks;

  private Reporter(PrintWriter out) {
    this.out = out;
  }

  static void start(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      Reporter reporter =
          new Reporter(new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8));
      new Timer(MILLIS, tick -> reporter.look()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells only what stays for some looks: a page that is just turned moves the focus about. */
  private void look() {
    for (Frame frame : Frame.getFrames()) {
      if (frame instanceof JFrame window && window.isShowing()) {
        Optional<Scene> now = Optional.of(scene(window));
        looks = now.equals(last) ? looks + 1 : 0;
        last = now;
        if (looks == STEADY) {
          // What is told can be seen too: painted, and drawn by the display.
          RepaintManager.currentManager(window).paintDirtyRegions();
          window.getToolkit().sync();
          out.println(now.get().line());
        }
      }
    }
  }

  private static Scene scene(JFrame window) {
    Container content = window.getContentPane();
    String id = text(find(content, named("screen-id")));
    String title = text(find(content, named("title")));
    Component focus = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    return new Scene(
        ProcessHandle.current().pid(),
        id.isEmpty() ? title : id,
        title,
        find(content, JProgressBar.class::isInstance).isPresent(),
        focus == null ? "" : name(focus),
        focus instanceof JTextComponent field ? field.getDocument().getLength() : 0,
        find(content, JTable.class::isInstance).map(t -> ((JTable) t).getSelectedRow()).orElse(-1),
        find(content, named("notice"))
            .flatMap(notice -> find((Container) notice, named("message")))
            .map(message -> text(Optional.of(message)))
            .orElse(""),
        all(content).flatMap(Reporter::words).map(Reporter::line).distinct().toList());
  }

  private static Stream<Component> all(Container container) {
    return Stream.of(container.getComponents())
        .filter(Component::isVisible)
        .flatMap(
            child ->
                Stream.concat(
                    Stream.of(child),
                    child instanceof Container inner ? all(inner) : Stream.empty()));
  }

  private static Stream<String> words(Component component) {
    if (component instanceof JLabel label) {
      return Stream.ofNullable(label.getText());
    }
    if (component instanceof JTextComponent text && !text.isEditable()) {
      return Stream.of(text.getText());
    }
    if (component instanceof JTable table) {
      return IntStream.range(0, table.getColumnCount())
          .boxed()
          .flatMap(
              column ->
                  Stream.concat(Stream.of(table.getColumnName(column)), cells(table, column)));
    }
    return component instanceof AbstractButton ? Stream.of(name(component)) : Stream.empty();
  }

  private static Stream<String> cells(JTable table, int column) {
    return IntStream.range(0, table.getRowCount())
        .mapToObj(row -> String.valueOf(table.getValueAt(row, column)));
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String name(Component component) {
    if (component instanceof AbstractButton button) {
      return button.getAccessibleContext().getAccessibleName();
    }
    return component.getName() == null ? "" : component.getName();
  }

  private static String text(Optional<Component> component) {
    return component
        .map(
            found ->
                found instanceof JTextComponent field
                    ? field.getText()
                    : ((JLabel) found).getText())
        .orElse("");
  }

  private static Predicate<Component> named(String name) {
    return component -> name.equals(component.getName());
  }

  private static Optional<Component> find(Container container, Predicate<Component> wanted) {
    return all(container).filter(wanted).findFirst();
  }
}
