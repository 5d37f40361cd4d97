package jp.nozomi.cert.swing.desktop;

import java.awt.Component;
import java.awt.FocusTraversalPolicy;
import java.awt.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jp.nozomi.cert.swing.fixture.EventThreadGuard;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.view.Deaf;
import jp.nozomi.cert.swing.view.Theme;
import jp.nozomi.cert.swing.view.WizardFrame;

/** Shows every screen in a real window and writes where the focus starts and goes with Tab. */
final class FocusOrder {
  private FocusOrder() {}

  public static void main(String[] args) throws Exception {
    Hands.endAtTheFirstError();
    EventThreadGuard.install();
    List<String> lines = new ArrayList<>();
    Hands hands = new Hands();
    for (Map.Entry<String, Function<Locale, ScreenModel>> screen :
        EveryScreen.byName().entrySet()) {
      WizardFrame window =
          Hands.onEventThread(() -> shown(screen.getValue().apply(Locale.JAPANESE)));
      hands.await("a focus", () -> Hands.focused().isPresent());
      lines.add(screen.getKey() + "\t" + Hands.onEventThread(() -> line()));
      Hands.onEventThread(
          () -> {
            window.dispose();
            return true;
          });
      hands.await("no window", () -> Hands.frame().isEmpty());
    }
    write(Path.of(args[0]), lines);
    EventThreadGuard.verify();
    System.exit(0);
  }

  private static WizardFrame shown(ScreenModel model) {
    Theme.LIGHT.apply();
    WizardFrame window =
        new WizardFrame(Samples.context(Locale.JAPANESE), new Deaf(), Clock.systemUTC());
    window.show(model);
    return window;
  }

  private static String line() {
    Frame frame = Hands.frame().orElseThrow();
    FocusTraversalPolicy policy = frame.getFocusTraversalPolicy();
    List<String> names = new ArrayList<>();
    Component first = policy.getFirstComponent(frame);
    Component next = first;
    while (next != null) {
      names.add(next.getAccessibleContext().getAccessibleName());
      next = policy.getComponentAfter(frame, next);
      if (next == first || names.size() > 100) {
        break;
      }
    }
    return Hands.focused().orElse("") + "\t" + String.join(" > ", names);
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.write(file, lines);
  }
}
