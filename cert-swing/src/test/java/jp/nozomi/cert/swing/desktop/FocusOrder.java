package jp.nozomi.cert.swing.desktop;

import java.awt.Component;
import java.awt.Dialog;
import java.awt.FocusTraversalPolicy;
import java.awt.Frame;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.fixture.SpokenNames;
import jp.nozomi.cert.swing.fixture.UpdateSamples;
import jp.nozomi.cert.swing.flow.update.UpdateStep;
import jp.nozomi.cert.swing.launch.LaunchAction;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.UpdateModel;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.LinkNotices;
import jp.nozomi.cert.swing.presenter.UpdateRenderer;
import jp.nozomi.cert.swing.view.Deaf;
import jp.nozomi.cert.swing.view.Dialogs;
import jp.nozomi.cert.swing.view.Theme;
import jp.nozomi.cert.swing.view.WizardFrame;

/**
 * Shows every screen and every dialog in a real window and writes where the focus starts and goes
 * with Tab; fails at the first that has a component without a name.
 */
final class FocusOrder {
  private static final AppContext CONTEXT = Samples.context(Locale.JAPANESE);

  private final Hands hands;
  private final List<String> lines = new ArrayList<>();

  private FocusOrder(Hands hands) {
    this.hands = hands;
  }

  public static void main(String[] args) throws Exception {
    Hands.endAtTheFirstError();
    FocusOrder order = new FocusOrder(new Hands());
    order.screens();
    order.updates();
    Files.write(Path.of(args[0]), order.lines);
    System.exit(0);
  }

  private void screens() {
    EveryScreen.byName()
        .forEach(
            (name, screen) -> {
              WizardFrame window = Hands.onEventThread(() -> shown(screen.apply(Locale.JAPANESE)));
              hands.await("a focus", () -> Hands.focused().isPresent());
              note(name, () -> Hands.focused().orElseThrow());
              if (name.equals("CCHK001")) {
                notice(window, name);
              }
              if (name.equals("CCHK005")) {
                enlarged(name);
              }
              Hands.onEventThread(
                  () -> {
                    window.dispose();
                    return true;
                  });
              hands.await("no window", () -> Hands.frame().isEmpty());
            });
  }

  private void notice(WizardFrame window, String name) {
    Hands.onEventThread(
        () -> {
          window.tell(new LinkNotices(CONTEXT).occupied(LaunchAction.ISSUE));
          return true;
        });
    // A text that wraps is laid out twice: without its width it is as high as it could ever be.
    hands.await(
        "a notice that leaves the page its room",
        () -> {
          Frame frame = Hands.frame().orElseThrow();
          return Hands.find(frame, component -> "notice".equals(component.getName()))
              .filter(bar -> bar.getHeight() > 0 && bar.getHeight() < frame.getHeight() / 2)
              .isPresent();
        });
    note(name + " with a notice", () -> Hands.focused().orElseThrow());
  }

  private void enlarged(String name) {
    AbstractButton enlarge =
        Hands.onEventThread(
            () ->
                Hands.all(Hands.frame().orElseThrow())
                    .filter(AbstractButton.class::isInstance)
                    .map(AbstractButton.class::cast)
                    .filter(button -> nameOf(button).equals("拡大表示"))
                    .findFirst()
                    .orElseThrow());
    // The dialog holds its click until it is closed.
    SwingUtilities.invokeLater(enlarge::doClick);
    closeDialog(name + " enlarged");
  }

  private void updates() {
    UpdateRenderer renderer = new UpdateRenderer(CONTEXT);
    for (Map.Entry<String, UpdateStep> step : UpdateSamples.steps().entrySet()) {
      Optional<UpdateModel> model = renderer.render(step.getValue());
      if (model.isPresent()) {
        SwingUtilities.invokeLater(() -> Dialogs.openUpdate(null, model.get()));
        closeDialog("update: " + step.getKey());
      }
    }
  }

  /** Notes the dialog that comes, and where the focus would start, then closes it. */
  private void closeDialog(String name) {
    hands.await("the dialog " + name, () -> dialog().isPresent());
    note(name, () -> first(dialog().orElseThrow()));
    Hands.onEventThread(
        () -> {
          dialog().orElseThrow().dispose();
          return true;
        });
    hands.await("no dialog", () -> dialog().isEmpty());
  }

  private void note(String name, Supplier<String> start) {
    lines.add(
        Hands.onEventThread(
            () -> {
              Window window = dialog().orElseGet(() -> Hands.frame().orElseThrow());
              SpokenNames.missing(window)
                  .findFirst()
                  .ifPresent(
                      mute -> {
                        throw new AssertionError("no name on " + name + ": " + mute);
                      });
              return name + "\t" + start.get() + "\t" + order(window);
            }));
  }

  private static Optional<Window> dialog() {
    return Stream.of(Window.getWindows())
        .filter(Dialog.class::isInstance)
        .filter(Component::isShowing)
        .findFirst();
  }

  private static WizardFrame shown(ScreenModel model) {
    Theme.LIGHT.apply();
    WizardFrame window = new WizardFrame(CONTEXT, new Deaf(), Clock.systemUTC());
    window.show(model);
    return window;
  }

  private static String first(Window window) {
    Component initial = window.getFocusTraversalPolicy().getInitialComponent(window);
    return initial == null ? "" : nameOf(initial);
  }

  private static String order(Window window) {
    FocusTraversalPolicy policy = window.getFocusTraversalPolicy();
    List<String> names = new ArrayList<>();
    Component first = policy.getFirstComponent(window);
    Component next = first;
    while (next != null) {
      names.add(nameOf(next));
      next = policy.getComponentAfter(window, next);
      if (next == first || names.size() > 100) {
        break;
      }
    }
    return String.join(" > ", names);
  }

  private static String nameOf(Component component) {
    return component.getAccessibleContext().getAccessibleName();
  }
}
