package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel.Role;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import jp.nozomi.cert.swing.presenter.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Choices on a page, and a window that changes its looks and its language while it is open. */
class SettingsPaneTest {
  private final List<PageEvent> turned = new ArrayList<>();

  private interface Act {
    void on(WizardPane pane);
  }

  @AfterEach
  void usualSize() throws Exception {
    SwingUtilities.invokeAndWait(Theme.LIGHT::apply);
  }

  @Test
  void aChoiceIsToldOnceWhenItIsMadeAndNotWhenItIsShown() throws Exception {
    with(
        pane -> {
          pane.show(screen("settings", Locale.JAPANESE));
          radio(pane, "look=dark").setSelected(true);
          pane.show(screen("settings", Locale.JAPANESE));
          assertThat(radio(pane, "look=system").isSelected()).isTrue();
        });

    assertThat(turned).containsExactly(new PageEvent.Chosen("look", "dark"));
  }

  @Test
  void whatIsLockedCanNotBePressed() throws Exception {
    with(
        pane -> {
          pane.show(screen("settings-locked", Locale.JAPANESE));
          assertThat(radio(pane, "proxy=none").isEnabled()).isFalse();
          assertThat(radio(pane, "look=dark").isEnabled()).isTrue();
          assertThat(radio(pane, "proxy=none").getAccessibleContext().getAccessibleDescription())
              .contains("管理者");
        });
  }

  @Test
  void largerTextAndAnotherLanguageLeaveWhatWasTyped() throws Exception {
    with(
        pane -> {
          pane.show(login(Locale.JAPANESE));
          field(pane, "loginId").setText("demo01");
          field(pane, "password").setText("secret");
          int before = field(pane, "loginId").getFont().getSize();

          Theme.DARK.apply(1.5f);
          pane.restyle(Chrome.of(Samples.context(Locale.ENGLISH)));
          pane.show(login(Locale.ENGLISH));

          assertThat(field(pane, "loginId").getText()).isEqualTo("demo01");
          assertThat(field(pane, "password").getText()).isEqualTo("secret");
          assertThat(field(pane, "loginId").getFont().getSize()).isGreaterThan(before);
          assertThat(pane.button(Role.BACK).orElseThrow().getText()).isEqualTo("Back(B)");
        });
  }

  @Test
  void whatWasTypedBeforeAnInterruptionIsLeftToo() throws Exception {
    with(
        pane -> {
          pane.show(login(Locale.JAPANESE));
          field(pane, "loginId").setText("demo01");
          pane.show(screen("CCHK008", Locale.JAPANESE));

          Theme.LIGHT.apply(1.25f);
          pane.restyle(Chrome.of(Samples.context(Locale.JAPANESE)));
          pane.show(screen("CCHK008", Locale.JAPANESE));
          pane.show(login(Locale.JAPANESE));

          assertThat(field(pane, "loginId").getText()).isEqualTo("demo01");
        });
  }

  @Test
  void anotherQrCodeIsShownWhenTheSameQuestionIsAskedAgain() throws Exception {
    ScreenModel first = screen("CCHK005", Locale.JAPANESE);
    ScreenModel again = new Again(first, "NZTX1|another").model();
    with(
        pane -> {
          pane.show(first);
          Component before = only(pane, QrView.class);
          pane.show(again);
          assertThat(only(pane, QrView.class)).isNotSameAs(before);
        });
  }

  @Test
  void twoRevealButtonsOfAPageHaveTwoNames() throws Exception {
    with(
        pane -> {
          pane.show(screen("store-new", Locale.JAPANESE));
          assertThat(
                  all(pane, JToggleButton.class)
                      .map(button -> button.getAccessibleContext().getAccessibleName()))
              .hasSize(2)
              .doesNotHaveDuplicates();
        });
  }

  /** A screen with another QR code. */
  private record Again(ScreenModel before, String text) {
    ScreenModel model() {
      return new ScreenModel(
          before.screen(),
          before.title(),
          before.instruction(),
          before.message(),
          before.sections().stream()
              .map(
                  section ->
                      new SectionModel(
                          section.title(),
                          section.help(),
                          section.blocks().stream()
                              .map(
                                  block ->
                                      block instanceof Block.Qr qr
                                          ? new Block.Qr(text, qr.name(), qr.enlarge())
                                          : block)
                              .toList(),
                          section.buttons()))
              .toList(),
          before.buttons(),
          before.busy(),
          before.attempt());
    }
  }

  private void with(Act act) throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          Theme.LIGHT.apply();
          act.on(
              new WizardPane(
                  Chrome.of(Samples.context(Locale.JAPANESE)),
                  new Ears(),
                  () -> false,
                  Samples.CLOCK));
        });
  }

  private static ScreenModel screen(String name, Locale locale) {
    return EveryScreen.byName().get(name).apply(locale);
  }

  private static ScreenModel login(Locale locale) {
    return new Renderer(Samples.context(locale), Samples.CLOCK).render(Journey.login());
  }

  private static JTextField field(WizardPane pane, String name) {
    return named(pane, JTextField.class, name);
  }

  private static JRadioButton radio(WizardPane pane, String name) {
    return named(pane, JRadioButton.class, name);
  }

  private static <T extends Component> T named(Container pane, Class<T> type, String name) {
    return all(pane, type).filter(one -> name.equals(one.getName())).findFirst().orElseThrow();
  }

  private static <T extends Component> T only(Container pane, Class<T> type) {
    List<T> found = all(pane, type).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static <T extends Component> Stream<T> all(Container container, Class<T> type) {
    return Stream.of(container.getComponents())
        .flatMap(
            child ->
                Stream.concat(
                    type.isInstance(child) ? Stream.of(type.cast(child)) : Stream.empty(),
                    child instanceof Container inner ? all(inner, type) : Stream.empty()));
  }

  private final class Ears implements Signals {
    @Override
    public void raise(Event event) {
      throw new AssertionError(event);
    }

    @Override
    public void submit(Map<String, Secret> typed) {
      throw new AssertionError("nothing is sent here");
    }

    @Override
    public void browse(URI page) {
      throw new AssertionError(page);
    }

    @Override
    public void openLogFolder() {
      throw new AssertionError("no log");
    }

    @Override
    public void turn(PageEvent event) {
      turned.add(event);
    }

    @Override
    public void saveAs(PageEvent.Output output, String name) {
      throw new AssertionError(name);
    }

    @Override
    public void enlarge(int steps) {
      throw new AssertionError(steps);
    }
  }
}
